import { retry } from '../../lib/retry.ts';
import { DeliveryError } from '../../platform/delivery-error.ts';
import { isTokenRefused } from './errors.ts';

const TRIES = 3;
const FIRST_PAUSE_MS = 400;
/** Nobody who waits for an answer waits longer than that. */
const MAX_PAUSE_MS = 10_000;

/**
 * Tries a call again while Slack asks to wait (at most ten seconds) or fails for a moment; three tries in all.
 * @throws DeliveryError of the last try
 */
export function retried<T>(call: () => Promise<T>): Promise<T> {
  return retry(call, {
    pauseAfterMs: (fault, failures) => (failures < TRIES ? pauseAfter(fault, failures) : undefined),
  });
}

function pauseAfter(error: unknown, attempt: number): number | undefined {
  if (!(error instanceof DeliveryError) || isTokenRefused(error)) return undefined;
  if (error.retryAfterMs > MAX_PAUSE_MS) return undefined;
  if (error.kind === 'transient') return Math.max(error.retryAfterMs, FIRST_PAUSE_MS * 2 ** (attempt - 1));
  return error.kind === 'wait' ? Math.max(error.retryAfterMs, FIRST_PAUSE_MS) : undefined;
}
