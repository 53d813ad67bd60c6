import type { Call } from '../../inbound/command.ts';
import { replyHere } from '../../inbound/replies.ts';
import { mayUse } from '../../inbound/rights.ts';
import { questionIn } from '../../language/questions.ts';
import type { FaqEntry, FaqFinding } from '../../model/faq.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { offeredBefore, offeredBeside, offeredInstead } from '../library/finding/shelf.words.ts';
import { type About, lookUp, saysMore } from '../library/service.ts';
import type { LibraryEntry } from '../library/types.ts';
import { giveEntry, keepAsked } from './answer-entry.ts';
import { count } from './usage/tally.store.ts';
import { faqChoices, withWrongButton } from './words.ts';

/**
 * Offers what the library has about a question without an answer, to who may read it; its asker can still have the question
 * kept for the secretariat. Undefined where the library has nothing about it.
 */
export async function offerFromLibrary(
  call: Call,
  question: string,
): Promise<readonly Reaction[] | undefined> {
  const { entries } = await aboutIn(call, question);
  return entries.length === 0 ? undefined : offer(call, { question, entries });
}

/**
 * Choices of the FAQ with what the library has about the question: beneath them, or before those that are more than a guess
 * where an entry plainly is what is asked for.
 */
export async function offerChoices(
  call: Call,
  { question, found }: { readonly question: string; readonly found: Pick<FaqFinding, 'entries' | 'likely'> },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { forum } = context;
  const { entries, isPlain } = await aboutIn(call, question);
  if (isPlain && found.likely.length === 0) return offer(call, { question, entries });
  const asked = await keepAsked(call, { question, code: '' });
  await count(work.db, { forum, what: 'choices', now: work.now });
  const choices = faqChoices({ entries: isPlain ? found.likely : found.entries, asked }, language);
  if (entries.length === 0) return replyHere(call, choices);
  const offered = { entries, message: choices };
  return replyHere(call, isPlain ? offeredBefore(offered, language) : offeredBeside(offered, language));
}

/**
 * A sure answer of the FAQ with what the library has about the same: an entry that says what is asked about comes before an answer
 * that does not say it; one that plainly is about it stands beneath. Undefined where the library has neither.
 */
export async function answerBesideLibrary(
  call: Call,
  { question, entry }: { readonly question: string; readonly entry: FaqEntry },
): Promise<readonly Reaction[] | undefined> {
  const { work, context, language } = call;
  const { entries, isPlain } = await aboutIn(call, question);
  const [best] = entries;
  if (best === undefined) return undefined;
  const than = [entry.question, entry.answer, ...entry.wordings].join('\n');
  if (!saysMore(best, { question: questionIn(question), than })) {
    if (!isPlain) return undefined;
    const answered = await giveEntry(call, { entry, what: 'answered', question });
    return answered.map((one) =>
      one.kind === 'reply'
        ? { ...one, message: offeredBeside({ entries: [best], message: one.message }, language) }
        : one,
    );
  }
  const asked = await keepAsked(call, { question, code: '' });
  await count(work.db, { forum: context.forum, what: 'choices', now: work.now });
  const choices = faqChoices({ entries: [entry], asked }, language);
  return replyHere(call, offeredBefore({ entries, message: choices }, language));
}

async function offer(
  call: Call,
  { question, entries }: { readonly question: string; readonly entries: readonly LibraryEntry[] },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { forum } = context;
  await count(work.db, { forum, what: 'unknown', now: work.now });
  const asked = await keepAsked(call, { question, code: '' });
  const offered = replyHere(call, offeredInstead({ entries, forum }, language));
  return asked === undefined ? offered : withWrongButton(offered, { asked, language });
}

async function aboutIn({ work, context }: Call, question: string): Promise<About> {
  const { forum, actor } = context;
  if (!mayUse('pustaka', actor.roles)) return { entries: [], isPlain: false };
  return lookUp(work.db, { forumId: forum.id, text: questionIn(question) });
}
