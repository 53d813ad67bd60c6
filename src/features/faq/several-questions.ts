import type { Call } from '../../inbound/command.ts';
import { type LiveTopic, liveTopic } from '../../language/search/live.ts';
import { separateQuestions } from '../../language/text/separate-questions.ts';
import type { FaqEntry } from '../../model/faq.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { giveEntry } from './answer-entry.ts';
import { answerLive } from './live-answer.ts';
import { count } from './usage/tally.store.ts';

/** One of several questions with what answers it. */
type Answered =
  | { readonly by: LiveTopic; readonly live: readonly Reaction[] }
  | { readonly by: string; readonly entry: FaqEntry; readonly question: string };

/**
 * Answers each question of a message that asks several, one of them at least about what is stored. Undefined where it does
 * not, or where one of them has no sure answer; where all are the FAQ's, it offers them itself.
 */
export async function answerEach(call: Call, text: string): Promise<readonly Reaction[] | undefined> {
  const questions = separateQuestions(text);
  if (questions.length < 2) return undefined;
  const answered: Answered[] = [];
  for (const question of questions) {
    const one = await answerTo(call, question);
    if (one === undefined) return undefined;
    if (answered.every(({ by }) => by !== one.by)) answered.push(one);
  }
  if (answered.length < 2 || answered.every((one) => 'entry' in one)) return undefined;
  const reactions: Reaction[] = [];
  for (const one of answered) reactions.push(...(await tell(call, one)));
  return reactions;
}

async function answerTo(call: Call, question: string): Promise<Answered | undefined> {
  const live = await answerLive(call, question);
  const topic = live && liveTopic(question);
  if (live !== undefined && topic !== undefined) return { by: topic, live };
  const { services, work, context } = call;
  const found = await services.faq.ask(work.db, { forumId: context.forum.id, text: question });
  const [entry] = found.entries;
  return found.outcome === 'answer' && entry !== undefined ? { by: entry.code, entry, question } : undefined;
}

async function tell(call: Call, one: Answered): Promise<readonly Reaction[]> {
  if ('entry' in one) return giveEntry(call, { entry: one.entry, what: 'answered', question: one.question });
  await count(call.work.db, { forum: call.context.forum, what: 'live', now: call.work.now });
  return one.live;
}
