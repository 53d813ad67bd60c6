import type { NoticeContent } from '../../domain/notices/content.ts';
import type { Language } from '../../i18n/index.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { message, paragraph } from '../build.ts';

/** Tells somebody what was decided about their request. */
export function joinDecision(content: NoticeContent<'joinDecision'>, { t }: Language): OutgoingMessage {
  const { institution, approved } = content.details;
  const { question } = content.facts;
  const outcome = approved
    ? t('notices:joinDecision.approved', { institution })
    : t('notices:joinDecision.refused', { institution, forum: content.forum.name });
  return message({
    summary: outcome,
    blocks: [
      paragraph(outcome),
      ...(question === '' ? [] : [paragraph(t('notices:joinDecision.question', { question }))]),
    ],
  });
}
