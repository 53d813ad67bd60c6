import { type Knowledge, liveExamples, shippedKnowledge } from '../lexicon/knowledge.ts';
import type { FaqEntry } from './examples.ts';

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

/** The topics as entries, each with its examples. */
export function liveEntries(): readonly FaqEntry[] {
  return liveTopics.map((topic) => {
    const [question = '', ...wordings] = textsOf(topic);
    return { id: topic, category: topic, question, answer: question, wordings };
  });
}

/** What ships with the bot, and near to the topics the questions that only a text answers. */
export function liveKnowledge(): Knowledge {
  const knowledge = shippedKnowledge();
  return { ...knowledge, outside: [...textsOf('rest'), ...knowledge.outside] };
}

function textsOf(topic: string): readonly string[] {
  return liveExamples()
    .filter((example) => example.topic === topic)
    .map(({ text }) => text);
}
