import { faqQuestions, faqTopics, topicKey } from '../messages/faq.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call, Command } from './command.ts';
import { replyHere } from './reply.ts';

/** Shows the topics of the FAQ, and by a press the questions of one. */
export const faq: Command = {
  name: 'faq',
  aliases: [],
  run: (call) => showTopic(call, call.argument.toLowerCase()),
  press: (call) => showTopic(call, call.parameters[0] ?? ''),
};

async function showTopic(call: Call, category: string): Promise<readonly Reaction[]> {
  const { services, work, context, language } = call;
  const all = await services.faq.list(work.db, context.forum.id);
  const entries = all.filter((entry) => topicKey(entry.category) === topicKey(category));
  const [first] = entries;
  if (first !== undefined)
    return replyHere(call, faqQuestions({ category: first.category, entries }, language));
  return replyHere(call, faqTopics([...new Set(all.map((entry) => entry.category))], language));
}
