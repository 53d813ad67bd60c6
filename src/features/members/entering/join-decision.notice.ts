import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';

/** Tells somebody what was decided about their request, or asks them what the secretariat wants to know before. */
export function joinDecision(content: NoticeContent<'joinDecision'>, language: Language): OutgoingMessage {
  const { t } = language;
  const { institution, state } = content.details;
  if (state === 'pending') return joinQuestion(content, language);
  const { question, answers } = content.facts;
  const outcome =
    state === 'approved'
      ? t('notices:joinDecision.approved', { institution })
      : t('notices:joinDecision.refused', { institution, forum: content.forum.name });
  return message({
    summary: outcome,
    blocks: [
      paragraph(outcome),
      ...(answers > 0 ? [paragraph(t('notices:joinDecision.answers'))] : []),
      ...(question === '' ? [] : [paragraph(t('notices:joinDecision.question', { question }))]),
    ],
  });
}

function joinQuestion({ facts, details }: NoticeContent<'joinDecision'>, { t }: Language): OutgoingMessage {
  const { institution, requestId } = details;
  const summary = t('notices:joinDecision.asked', { institution });
  return message({
    summary,
    blocks: [paragraph(summary), paragraph({ italic: facts.question })],
    buttons: [
      [{ text: t('notices:joinDecision.reply'), action: encodeAction('daftar', 'jawab', requestId) }],
    ],
  });
}
