import { setImmediate } from 'node:timers/promises';
import type { Learn } from '../../src/language/search/learn-apart.ts';
import { learnEntries } from '../../src/language/search/learned.ts';
import { liveEntries, liveKnowledge } from '../../src/language/search/live-lesson.ts';

/** Learns in this thread, which has loaded already what a new one would load each time; the thread itself has tests of its own. */
export const learnHere: Learn = async (lesson) => {
  await setImmediate();
  return lesson.kind === 'faq'
    ? learnEntries(lesson.entries, lesson.words && { words: lesson.words })
    : learnEntries(liveEntries(), { knowledge: liveKnowledge() });
};
