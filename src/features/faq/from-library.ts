import type { Call } from '../../inbound/command.ts';
import { replyHere } from '../../inbound/replies.ts';
import { mayUse } from '../../inbound/rights.ts';
import { questionIn } from '../../language/questions.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { offeredBeside, offeredInstead } from '../library/finding/shelf.words.ts';
import { entriesAbout } from '../library/service.ts';
import type { LibraryEntry } from '../library/types.ts';
import { keepAsked } from './answer-entry.ts';
import { count } from './usage/tally.store.ts';
import { withWrongButton } from './words.ts';

/**
 * Offers what the library has about a question without an answer, to who may read it; its asker can still have the question
 * kept for the secretariat. Undefined where the library has nothing about it.
 */
export async function offerFromLibrary(
  call: Call,
  question: string,
): Promise<readonly Reaction[] | undefined> {
  const { work, context, language } = call;
  const { forum } = context;
  const entries = await entriesFor(call, question);
  if (entries.length === 0) return undefined;
  await count(work.db, { forum, what: 'unknown', now: work.now });
  const asked = await keepAsked(call, { question, code: '' });
  const offered = replyHere(call, offeredInstead({ entries, forum }, language));
  return asked === undefined ? offered : withWrongButton(offered, { asked, language });
}

/** Choices of the FAQ, with what the library has about the question beneath them. */
export async function withLibrary(
  call: Call,
  { question, choices }: { readonly question: string; readonly choices: OutgoingMessage },
): Promise<OutgoingMessage> {
  const entries = await entriesFor(call, question);
  return entries.length === 0 ? choices : offeredBeside({ entries, message: choices }, call.language);
}

async function entriesFor({ work, context }: Call, question: string): Promise<readonly LibraryEntry[]> {
  const { forum, actor } = context;
  if (!mayUse('pustaka', actor.roles)) return [];
  return entriesAbout(work.db, { forumId: forum.id, text: questionIn(question) });
}
