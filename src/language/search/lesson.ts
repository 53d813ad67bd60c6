import type { Lesson } from './learn-apart.ts';
import { type Learned, learnEntries } from './learned.ts';
import { liveEntries, liveKnowledge } from './live-lesson.ts';

/** Learns what a lesson asks for, in the process that asks. */
export function learn(lesson: Lesson): Learned {
  return lesson.kind === 'faq'
    ? learnEntries(lesson.entries, lesson.words && { words: lesson.words })
    : learnEntries(liveEntries(), { knowledge: liveKnowledge() });
}
