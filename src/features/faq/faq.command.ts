import type { Call, Command } from '../../inbound/command.ts';
import { replyHere } from '../../inbound/replies.ts';
import type { FaqEntry } from '../../model/faq.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { isExample } from './examples/example.rules.ts';
import { topicTitle } from './topics.words.ts';
import { faqQuestions, faqTopics, topicKey } from './words.ts';

/** Shows the topics of the FAQ, and by a press the questions of one. */
export const faq: Command = {
  name: 'faq',
  aliases: [],
  onlyReads: true,
  run: (call) => showTopic(call, call.argument.toLowerCase()),
  press: (call) => showTopic(call, call.parameters[0] ?? ''),
};

/** The questions of a topic, named by its title or as it is kept; topics that read the same are one. */
async function showTopic(call: Call, wanted: string): Promise<readonly Reaction[]> {
  const { services, work, context, language } = call;
  const listed = await services.faq.list(work.db, context.forum.id);
  // What nobody gets an answer to is not offered.
  const all = listed.filter((entry) => !isExample(entry));
  const titleOf = ({ category }: FaqEntry): string => topicTitle(category, language);
  const byTitle = new Map(all.map((entry) => [titleOf(entry), entry.category]));
  const found = all.find(
    (entry) => topicKey(entry.category) === topicKey(wanted) || titleOf(entry).toLowerCase() === wanted,
  );
  if (found === undefined) return replyHere(call, faqTopics([...byTitle.values()], language));
  const entries = all.filter((entry) => titleOf(entry) === titleOf(found));
  return replyHere(call, faqQuestions({ category: found.category, entries }, language));
}
