import { setTimeout as pause } from 'node:timers/promises';

/** When a failed call is made again. */
export interface Retrying {
  /**
   * Milliseconds to wait before the next try, told the fault and how many tries have failed; undefined gives up, and the
   * fault is thrown. May throw another fault instead.
   */
  readonly pauseAfterMs: (fault: unknown, failures: number) => number | undefined;
  /** Once aborted nobody waits any more; what is tried after that is for `pauseAfterMs` to say. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Calls until it succeeds or `pauseAfterMs` gives up.
 * @param call is told how many tries have failed before
 */
export async function retry<T>(
  call: (failures: number) => Promise<T>,
  { pauseAfterMs, signal }: Retrying,
): Promise<T> {
  for (let failures = 0; ; ) {
    try {
      return await call(failures);
    } catch (fault) {
      failures += 1;
      const pauseMs = pauseAfterMs(fault, failures);
      if (pauseMs === undefined) throw fault;
      await waitUnless(signal, pauseMs);
    }
  }
}

/** Waits, unless `signal` ends it; then it resolves early. */
export async function waitUnless(signal: AbortSignal | undefined, milliseconds: number): Promise<void> {
  const options = signal === undefined ? {} : { signal };
  await pause(milliseconds, undefined, options).catch(() => undefined);
}

/** Something did not end within its time; whether it still will, nobody knows. */
export class TookTooLong extends Error {
  constructor(milliseconds: number) {
    super(`not done within ${milliseconds} ms`);
    this.name = 'TookTooLong';
  }
}

/**
 * Waits for `task` so long and no longer: nobody is to wait for ever behind one that hangs.
 * @throws TookTooLong
 */
export async function withinTime<T>(milliseconds: number, task: () => Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TookTooLong(milliseconds)), milliseconds);
  try {
    return await Promise.race([task(), late]);
  } finally {
    clearTimeout(timer);
  }
}
