import { parentPort, workerData } from 'node:worker_threads';
import type { Lesson } from './learn-apart.ts';
import { type Learned, learnEntries } from './learned.ts';
import { liveEntries, liveKnowledge } from './live-lesson.ts';

// Started by learn-apart.ts: learns what it was handed, hands back what it learned, and ends.

function learn(lesson: Lesson): Learned {
  return lesson.kind === 'faq'
    ? learnEntries(lesson.entries, lesson.words && { words: lesson.words })
    : learnEntries(liveEntries(), { knowledge: liveKnowledge() });
}

const learned = learn(workerData);
const { starts, users, values, targets } = learned.postings;
const buffers = [starts, users, values, targets, ...(learned.weights === undefined ? [] : [learned.weights])];
parentPort?.postMessage(
  learned,
  buffers.map(({ buffer }) => buffer),
);
