import { isBlocked } from '../../../chats/blocks.store.ts';
import type { Call } from '../../../inbound/command.ts';
import { normalise } from '../../../language/text/index.ts';
import { claimKeptQuestion, keepQuestion } from './unanswered.store.ts';

/** What became of a question that nobody could answer. */
export type Keeping = 'kept' | 'blocked' | 'tooMany';

/** Keeps a question for the secretariat, unless its asker is blocked or has had enough of them kept today. */
export async function keepForSecretariat(
  call: Pick<Call, 'work' | 'context' | 'incoming'>,
  { question, wrongCode = '' }: { readonly question: string; readonly wrongCode?: string },
): Promise<Keeping> {
  const { work, context, incoming } = call;
  const { platform, sender } = incoming;
  const forumId = context.forum.id;
  const { personId } = context.actor;
  const asker = personId === undefined ? `${platform}:${sender.id}` : `person:${personId}`;
  if (await isBlocked(work.db, { forumId, platform, externalId: sender.id })) return 'blocked';
  if (!(await claimKeptQuestion(work.db, { forumId, asker, now: work.now }))) return 'tooMany';
  await keepQuestion(work.db, {
    ...{ forumId, question, normalised: normalise(question), wrongCode },
    ...{ platform, externalId: sender.id, now: work.now },
  });
  return 'kept';
}
