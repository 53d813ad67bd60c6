import type { Call } from '../../inbound/command.ts';
import { keepOwnWords } from '../../inbound/proposals.ts';
import { isOverheard, replyHere } from '../../inbound/replies.ts';
import type { FaqEntry } from '../../model/faq.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { contactFor } from './contact.ts';
import { isExample } from './examples/example.rules.ts';
import { filesOf } from './files.service.ts';
import type { Outcome } from './usage/outcomes.types.ts';
import { count } from './usage/tally.store.ts';
import { faqAnswer, faqWithheld } from './words.ts';

/** Kind of the proposal that a question is kept as, so that its asker can say what the answer was worth. */
export const ASKED = 'faqAsked';

/** How an entry came to be asked for. */
export interface Giving {
  readonly entry: FaqEntry;
  readonly what: Extract<Outcome, 'answered' | 'chosen' | 'browsed'>;
  /** What was asked, where something was. */
  readonly question?: string;
}

/**
 * Answers with an entry, and lets the asker say whether that was it; of an answer that nobody confirmed it is said that there
 * is none yet, and whom to ask.
 */
export async function giveEntry(call: Call, { entry, what, question }: Giving): Promise<readonly Reaction[]> {
  const { work, language, context, incoming } = call;
  const { forum } = context;
  if (isExample(entry)) {
    const contact = await contactFor(call);
    await count(work.db, { forum, what: 'withheld', code: entry.code, now: work.now });
    return replyHere(call, faqWithheld({ entry, contact }, language));
  }
  const asked = question === undefined ? undefined : await keepAsked(call, { question, code: entry.code });
  await count(work.db, { forum, what, code: entry.code, now: work.now });
  const files = await filesOf(work.db, { forumId: forum.id, entry });
  return replyHere(call, faqAnswer({ entry, platform: incoming.platform, asked, files }, language));
}

/** Keeps what was asked for the buttons under its answer; undefined where others would press them, too. */
export async function keepAsked(
  call: Call,
  { question, code }: { readonly question: string; readonly code: string },
): Promise<number | undefined> {
  if (isOverheard(call) || !call.incoming.sender.isPerson) return undefined;
  return keepOwnWords(call, { kind: ASKED, facts: { question, code } });
}
