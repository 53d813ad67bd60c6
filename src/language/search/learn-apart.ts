import { Worker } from 'node:worker_threads';
import type { FaqEntry } from './examples.ts';
import type { Learned, OwnWords } from './learned.ts';

/** What is to be learned: a forum's entries, or the live topics that ship with the bot. */
export type Lesson =
  | { readonly kind: 'faq'; readonly entries: readonly FaqEntry[]; readonly words?: OwnWords }
  | { readonly kind: 'live' };

/** Learns; rejects when that fails or is ended by the signal. */
export type Learn = (lesson: Lesson, signal?: AbortSignal) => Promise<Learned>;

const running = new Set<Promise<unknown>>();

/** What is being learned now; empty when nothing is. */
export function lessonsUnderWay(): readonly Promise<unknown>[] {
  return [...running];
}

/** So many lessons are learned at a time, for each takes a processor and some ten megabytes. */
const AT_ONCE = 2;
const waiting: (() => void)[] = [];
let underWay = 0;

async function inTurn<T>(lesson: () => Promise<T>): Promise<T> {
  if (underWay < AT_ONCE) underWay += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await lesson();
  } finally {
    const next = waiting.shift();
    if (next === undefined) underWay -= 1;
    else next();
  }
}

/** Learns in a thread of its own that ends afterwards, so that nobody waits meanwhile and its memory is given back. */
export const learnApart: Learn = (lesson, signal) => {
  const learned = inTurn(() => inThread(lesson, signal));
  const done = learned
    .catch(() => undefined)
    .finally(() => {
      running.delete(done);
    });
  running.add(done);
  return learned;
};

const inThread: Learn = (lesson, signal) =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const thread = new Worker(new URL('learning-thread.ts', import.meta.url), {
      workerData: lesson,
      execArgv: [],
    });
    thread.unref();
    const end = (): void => void thread.terminate();
    signal?.addEventListener('abort', end, { once: true });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => {
      signal?.removeEventListener('abort', end);
      reject(new Error('the thread ended before it had learned'));
    });
  });
