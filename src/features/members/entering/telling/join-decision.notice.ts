import { z } from 'zod';
import type { Language } from '../../../../i18n/index.ts';
import { message, paragraph } from '../../../../i18n/message.ts';
import type { NoticeContent } from '../../../../notices/content.ts';
import type { NoticeKind } from '../../../../notices/kind.ts';
import { atOnce } from '../../../../notices/quiet.ts';
import { encodeAction } from '../../../../platform/action.ts';
import type { OutgoingMessage } from '../../../../platform/message.ts';
import type { JoinRequestDetails } from '../types.ts';
import { loadJoinRequest } from './store.ts';

const facts = z.object({
  requestId: z.number(),
  question: z.string(),
  /** How many answers were kept and are valid now. */
  answers: z.number(),
});

type Content = NoticeContent<z.infer<typeof facts>, JoinRequestDetails>;

/** The outcome of a request, or a question while there is none, to the one who asked. */
export const joinDecision: NoticeKind<z.infer<typeof facts>, JoinRequestDetails> = {
  name: 'joinDecision',
  facts,
  title: () => 'delivery:kinds.joinDecision',
  quietUntil: atOnce,
  details: async (db, { forumId, facts: { requestId }, now }) =>
    (await loadJoinRequest(db, { forumId, id: requestId, now })) ?? 'gone',
  words,
};

function words(content: Content, language: Language): OutgoingMessage {
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

function joinQuestion({ facts, details }: Content, { t }: Language): OutgoingMessage {
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
