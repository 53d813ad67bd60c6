import type { Clock } from './clock.ts';

/** Gives back, once it is quiet, what a burst has left in the heap. */
export interface QuietMemory {
  /** Something was handled. */
  heard(): void;
  /** Looks whether there is something to give back, and whether nobody is waiting. */
  look(): void;
}

/** Less is not worth a tenth of a second. */
const WORTH_BYTES = 16 * 1024 * 1024;
/** So long nothing was handled. */
const QUIET_MS = 2_000;

/**
 * V8 gives a heap that has grown back at leisure: after ten thousand answers it keeps 36 MB that nobody needs. What is really needed
 * shows after the collection; only what is added to that counts from then on.
 * @param parts.heapBytes what the heap takes, used or not
 * @param parts.giveBack collects and gives back; see `giveBackMemory`
 */
export function createQuietMemory(parts: {
  readonly clock: Clock;
  readonly heapBytes: () => number;
  readonly giveBack: () => void;
}): QuietMemory {
  const { clock, heapBytes, giveBack } = parts;
  let heardAt = clock.now();
  let needed = Number.POSITIVE_INFINITY;
  return {
    heard: () => {
      heardAt = clock.now();
    },
    look: () => {
      const bytes = heapBytes();
      needed = Math.min(needed, bytes);
      // A clock that was set back says nothing of how long it has been quiet, but it is no reason to wait until it is there again.
      if (bytes - needed < WORTH_BYTES || Math.abs(clock.now() - heardAt) < QUIET_MS) return;
      giveBack();
      needed = heapBytes();
    },
  };
}
