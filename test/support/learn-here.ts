import { setImmediate } from 'node:timers/promises';
import type { Learn } from '../../src/language/search/learn-apart.ts';
import { learn } from '../../src/language/search/lesson.ts';

/** Learns in this process, which has loaded already what a new one would load each time; that one has tests of its own. */
export const learnHere: Learn = async (lesson) => {
  await setImmediate();
  return learn(lesson);
};
