import type { Call } from '../../inbound/command.ts';
import { replyHere } from '../../inbound/replies.ts';
import { mayUse } from '../../inbound/rights.ts';
import { questionIn } from '../../language/questions.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { offeredInstead } from '../library/finding/shelf.words.ts';
import { entriesAbout } from '../library/service.ts';
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
  const { forum, actor } = context;
  if (!mayUse('pustaka', actor.roles)) return undefined;
  const entries = await entriesAbout(work.db, { forumId: forum.id, text: questionIn(question) });
  if (entries.length === 0) return undefined;
  await count(work.db, { forum, what: 'unknown', now: work.now });
  const asked = await keepAsked(call, { question, code: '' });
  const offered = replyHere(call, offeredInstead({ entries, forum }, language));
  return asked === undefined ? offered : withWrongButton(offered, { asked, language });
}
