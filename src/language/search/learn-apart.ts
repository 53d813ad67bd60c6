import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
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

/** So many lessons are learned at a time, for each takes a processor and some eighty megabytes. */
const AT_ONCE = 1;
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

const PROGRAM = fileURLToPath(new URL('learning-process.ts', import.meta.url));
/** Little room, since it is gone in a moment; what a FAQ of 400 entries takes fits in. */
const OPTIONS = ['--max-semi-space-size=2', '--max-old-space-size=192'];

/**
 * Learns in a process of its own that ends afterwards, so that nobody waits meanwhile and all of its memory is given back. One that
 * dies is followed by another, once.
 */
export const learnApart: Learn = learnBy(PROGRAM);

/** Learns by a program that is sent the lesson and sends back what it learned. */
export function learnBy(program: string): Learn {
  return (lesson, signal) => {
    const learned = inTurn(() =>
      inProcess(program, { lesson, signal }).catch((fault: unknown) => {
        if (signal?.aborted === true) throw fault;
        return inProcess(program, { lesson, signal });
      }),
    );
    const done = learned
      .catch(() => undefined)
      .finally(() => {
        running.delete(done);
      });
    running.add(done);
    return learned;
  };
}

function inProcess(
  program: string,
  { lesson, signal }: { readonly lesson: Lesson; readonly signal: AbortSignal | undefined },
): Promise<Learned> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const child = fork(program, {
      execArgv: OPTIONS,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // A bot that stops waits for no lesson.
    child.unref();
    child.channel?.unref();
    const end = (): void => void child.kill('SIGKILL');
    signal?.addEventListener('abort', end, { once: true });
    child.once('message', (learned: Learned) => resolve(learned));
    child.on('error', reject);
    child.once('exit', () => {
      signal?.removeEventListener('abort', end);
      reject(new Error('the process ended before it had learned'));
    });
    // One that died already is told of by its end.
    child.send(lesson, () => undefined);
  });
}
