import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call } from '../../../inbound/command.ts';
import { readOwnWords, takeLatestOwnWords, takeProposed } from '../../../inbound/proposals.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { politenessOf } from '../../../language/politeness.ts';
import { questionIn } from '../../../language/questions.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { ASKED } from '../answer-entry.ts';
import { keepForSecretariat } from '../unanswered/keep-question.ts';
import { faqAnswer, faqNotKept, faqNotMeant } from '../words.ts';
import { count } from './tally.store.ts';

/** What stands in the place of an entry's code where stored data answered; no entry has it. */
export const LIVE = '!data';

/** What an asker says to an answer: that it helped, or that it is not what was meant. */
export type Feedback = 'thanks' | 'wrong';

/** Takes what the asker says to an answer or to the choices, once. */
export async function takeFeedback(
  call: Call,
  { feedback, id }: { readonly feedback: Feedback; readonly id: string | undefined },
): Promise<readonly Reaction[]> {
  const asked = await readOwnWords(call, { kind: ASKED, id });
  if (asked === undefined) return refuse(call, 'notYourQuestion');
  const taken = await takeProposed(call, { id: readRowId(id) ?? 0, kind: ASKED, as: 'done' });
  if (taken === undefined) return refuse(call, 'proposalGone');
  const question = textOf(asked.question);
  const code = textOf(asked.code);
  return feedback === 'thanks' ? thank(call, code) : notMeant(call, { question, code });
}

async function thank(call: Call, code: string): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const shown = await withoutButtons(call, code);
  await count(work.db, { forum: context.forum, what: 'thanked', code, now: work.now });
  return [...shown, { kind: 'toast', text: language.t('faq:feedback.thanked'), alert: false }];
}

/** The question goes to the secretariat, with what else is near. */
async function notMeant(
  call: Call,
  { question, code }: { readonly question: string; readonly code: string },
): Promise<readonly Reaction[]> {
  const { work, context, language, services } = call;
  const forumId = context.forum.id;
  const found = await services.faq.ask(work.db, { forumId, text: questionIn(question) });
  const others =
    code === '' ? [] : [...found.entries, ...found.nearest].filter((entry) => entry.code !== code);
  const shown = await withoutButtons(call, code);
  const wrongCode = code === LIVE ? '' : code;
  const keeping = await keepForSecretariat(call, { question, wrongCode });
  await count(work.db, { forum: context.forum, what: 'wrong', code: wrongCode, now: work.now });
  const said =
    keeping === 'kept'
      ? faqNotMeant(others, language)
      : faqNotKept({ why: keeping, nearest: others }, language);
  return [...shown, ...replyHere(call, said)];
}

/** The answer stays to be read, and is asked about no more. */
async function withoutButtons(call: Call, code: string): Promise<readonly Reaction[]> {
  const { services, work, context, language, incoming } = call;
  const entry = await services.faq.find(work.db, { forumId: context.forum.id, code });
  if (entry === undefined) return [];
  const { platform } = incoming;
  return [
    { kind: 'replace', message: faqAnswer({ entry, platform, asked: undefined, files: [] }, language) },
  ];
}

/** Thanks in plain words soon after an answer are for it. */
export async function countThanks(call: Call, words: string): Promise<void> {
  if (call.incoming.isForwarded === true || politenessOf(words) !== 'thanks') return;
  const { work, context } = call;
  const asked = await takeLatestOwnWords(call, { kind: ASKED, since: work.now - HOUR_MS });
  const code = textOf(asked?.code);
  if (code === '') return;
  const about = code === LIVE ? '' : code;
  await count(work.db, { forum: context.forum, what: 'thanked', code: about, now: work.now });
}

function textOf(fact: unknown): string {
  return typeof fact === 'string' ? fact : '';
}
