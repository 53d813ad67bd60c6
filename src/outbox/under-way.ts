import { realSleep } from '../lib/sleep.ts';

/** Work that has begun and not ended. */
export interface UnderWay {
  /** Counts work as under way until it ends; gives it back. */
  track(work: Promise<void>): Promise<void>;
  readonly size: number;
  /** Resolves when all that is under way now has ended, or after so many milliseconds. */
  settled(atMostMs?: number): Promise<void>;
}

/** Keeps an eye on what is under way. */
export function createUnderWay(): UnderWay {
  const works = new Set<Promise<void>>();
  return {
    track: (work) => {
      works.add(work);
      return work.finally(() => works.delete(work));
    },
    get size() {
      return works.size;
    },
    settled: async (atMostMs) => {
      const all = Promise.allSettled(works);
      await (atMostMs === undefined ? all : atMost(atMostMs, all));
    },
  };
}

const IDLE_POLL_MS = 20;

/** Waits until nothing is due and nothing is under way, and wakes what becomes due meanwhile. */
export async function untilIdle(facts: {
  readonly underWay: UnderWay;
  readonly tick: () => Promise<void>;
  readonly readOpen: () => Promise<{ readonly due: number; readonly sending: number }>;
}): Promise<void> {
  for (;;) {
    await facts.underWay.settled();
    const { due, sending } = await facts.readOpen();
    if (due === 0 && sending === 0 && facts.underWay.size === 0) return;
    if (due > 0) await facts.tick();
    await realSleep(IDLE_POLL_MS);
  }
}

/** Waits for work, but not longer than that. */
async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
