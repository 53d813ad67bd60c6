import { liveExamples, shippedKnowledge } from '../lexicon/knowledge.ts';
import { createFaqIndex, type FaqIndex } from './faq-index.ts';

/** Questions that stored data answers better than a text: about the next meeting, and about the asker's own answer. */
export const liveTopics = [
  'next-meeting',
  'place',
  'host',
  'my-status',
  'deadline',
  'dress',
  'agenda',
  'zone',
  'chair',
  'attendance',
  'parking',
  'link',
] as const;

export type LiveTopic = (typeof liveTopics)[number];

/** Longer messages tell a story; a story is the FAQ's. */
const LONGEST = 400;

let index: FaqIndex | undefined;

/** Learned when the first question comes: of examples of each topic, and of questions near to them that only a text answers. */
function liveIndex(): FaqIndex {
  if (index !== undefined) return index;
  const examples = liveExamples();
  const textsOf = (topic: string): readonly string[] =>
    examples.filter((example) => example.topic === topic).map(({ text }) => text);
  const entries = liveTopics.map((topic) => {
    const [question = '', ...wordings] = textsOf(topic);
    return { id: topic, category: topic, question, answer: question, wordings };
  });
  const knowledge = shippedKnowledge();
  index = createFaqIndex(entries, {
    knowledge: { ...knowledge, outside: [...textsOf('rest'), ...knowledge.outside] },
  });
  return index;
}

/**
 * The live topic of a question, or nothing: then only the FAQ can answer. Careful rather than eager, because a live answer
 * is given without asking back.
 */
export function liveTopic(query: string): LiveTopic | undefined {
  if (query.length > LONGEST) return undefined;
  const { outcome, entries } = liveIndex().ask(query);
  const [best] = entries;
  if (outcome !== 'answer' || best === undefined || best.score < SURE) return undefined;
  return liveTopics.find((topic) => topic === best.id);
}

const SURE = 0.75;
