import type { Sleep } from '../sleep.ts';

/** Lets so many through in any window of time, by the process's own running time. */
export interface Gate {
  /** Resolves when one more may go, with what is to be called once the platform has answered. */
  enter(): Promise<() => void>;
  /** Counts one that went without asking. */
  note(): void;
}

/** What a gate is made from. */
export interface GateOptions {
  readonly capacity: number;
  readonly windowMs: number;
  readonly sleep: Sleep;
  /** Running time in milliseconds; it never goes back. */
  readonly elapsed: () => number;
}

interface Passage {
  readonly ended: Promise<number>;
  readonly end: (at: number) => void;
}

/**
 * Makes a gate. A platform counts by sliding windows and by its own clock: a message reached it at the latest when it answered, so the
 * next but so many may go one window after that answer, however late either of them was on its way.
 */
export function createGate({ capacity, windowMs, sleep, elapsed }: GateOptions): Gate {
  const passages: Passage[] = [];
  let last: Promise<unknown> = Promise.resolve();

  const pass = (): Passage => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const passage = { ended: promise, end: resolve };
    passages.push(passage);
    if (passages.length > capacity) passages.splice(0, passages.length - capacity);
    return passage;
  };
  const admit = async (): Promise<() => void> => {
    for (;;) {
      const before = passages.length < capacity ? undefined : passages[passages.length - capacity];
      if (before === undefined) break;
      const waitMs = (await before.ended) + windowMs - elapsed();
      // An answer may have been noted meanwhile; then another passage is the one to wait for.
      if (passages[passages.length - capacity] !== before) continue;
      if (waitMs <= 0) break;
      await sleep(waitMs);
    }
    const passage = pass();
    return () => passage.end(elapsed());
  };
  return {
    enter: () => {
      const next = last.then(admit);
      last = next;
      return next;
    },
    note: () => pass().end(elapsed()),
  };
}
