import { setTimeout as sleep } from 'node:timers/promises';
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
export async function retried<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const pauseMs = attempt < TRIES ? pauseAfter(error, attempt) : undefined;
      if (pauseMs === undefined) throw error;
      await sleep(pauseMs);
    }
  }
}

function pauseAfter(error: unknown, attempt: number): number | undefined {
  if (!(error instanceof DeliveryError) || isTokenRefused(error)) return undefined;
  if (error.retryAfterMs > MAX_PAUSE_MS) return undefined;
  if (error.kind === 'transient') return Math.max(error.retryAfterMs, FIRST_PAUSE_MS * 2 ** (attempt - 1));
  return error.kind === 'wait' ? Math.max(error.retryAfterMs, FIRST_PAUSE_MS) : undefined;
}
