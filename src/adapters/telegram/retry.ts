import { SECOND_MS } from '../../lib/clock.ts';
import { retry } from '../../lib/retry.ts';
import type { DeliveryError } from '../../platform/delivery-error.ts';
import { ApiError, toDeliveryError } from './errors.ts';

/** How often a call is repeated, how long all waits together may be, and what ends them early. */
export interface RetryLimits {
  readonly tries: number;
  readonly waitMs: number;
  readonly signal?: AbortSignal;
}

/** The caller repeats by itself. */
export const AT_ONCE: RetryLimits = { tries: 1, waitMs: 0 };
/** Somebody looks at the screen. */
export const INTERACTIVE: RetryLimits = { tries: 4, waitMs: 10 * SECOND_MS };
/** Half of a split message is out. A full minute of a group's messages makes Telegram ask for up to one minute. */
export const PERSISTENT: RetryLimits = { tries: 8, waitMs: 120 * SECOND_MS };

const FIRST_WAIT_MS = 250;

/** Milliseconds to wait after so many failures in a row: 250, 500, 1000 … up to 30 s. */
export function backoffMs(failures: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 10), 30 * SECOND_MS);
}

/** Milliseconds to wait before asking Telegram for updates again, after so many failures in a row. */
export function pauseAfterMs(error: unknown, failures: number): number {
  if (!(error instanceof ApiError)) return backoffMs(failures);
  if (error.retryAfterMs > 0) return error.retryAfterMs;
  // While the old process still asks, every question of ours ends one of its: not too often.
  return error.code === 409 ? Math.max(SECOND_MS, backoffMs(failures)) : backoffMs(failures);
}

/**
 * Calls until it succeeds, as long as the failure is a passing one and tries and time are left.
 * @throws DeliveryError of the last try
 */
export function retried<T>(
  { tries, waitMs: longestMs, signal }: RetryLimits,
  call: () => Promise<T>,
): Promise<T> {
  let waitedMs = 0;
  const pauseAfterMs = (error: unknown, failures: number): number => {
    const fault = toDeliveryError(error);
    const waitMs = passingWaitMs(fault, failures);
    const isOver = failures >= tries || signal?.aborted === true;
    if (waitMs === undefined || isOver || waitedMs + waitMs > longestMs) throw fault;
    waitedMs += waitMs;
    return waitMs;
  };
  return retry(call, { pauseAfterMs, signal });
}

function passingWaitMs(fault: DeliveryError, failures: number): number | undefined {
  if (fault.kind === 'wait') return fault.retryAfterMs > 0 ? fault.retryAfterMs : SECOND_MS;
  return fault.kind === 'transient' ? backoffMs(failures) : undefined;
}
