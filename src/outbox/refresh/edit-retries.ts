import { HOUR_MS } from '../../lib/clock.ts';
import type { Randomness } from '../../lib/ids.ts';
import { backoffMs } from '../retry.rules.ts';

/** How long this process lets messages be whose edit failed. Moments are epoch milliseconds. */
export interface EditRetries {
  mayTry(deliveryId: number, now: number): boolean;
  /** An edit failed; the platform asked for a wait of `atLeastMs` milliseconds (0: none). */
  failed(deliveryId: number, facts: { readonly now: number; readonly atLeastMs: number }): void;
  /** The message shows the true state. */
  ended(deliveryId: number): void;
}

interface Failure {
  readonly times: number;
  readonly at: number;
  readonly waitMs: number;
}

/** From then on the wait grows no more: after an outage an invitation shows the true state within about a minute. */
const MOST_DOUBLINGS = 6;

/**
 * Makes the memory of failed edits: the wait doubles up to a minute, the upper half by chance. It is kept in the process,
 * because a lost one costs a try. A failure in the future means that the clock was set back, and does not block.
 */
export function createEditRetries(randomness: Randomness): EditRetries {
  const failures = new Map<number, Failure>();
  return {
    mayTry: (deliveryId, now) => {
      const failure = failures.get(deliveryId);
      return failure === undefined || now < failure.at || now >= failure.at + failure.waitMs;
    },
    failed: (deliveryId, { now, atLeastMs }) => {
      const times = (failures.get(deliveryId)?.times ?? 0) + 1;
      for (const [id, { at }] of failures) if (at < now - HOUR_MS) failures.delete(id);
      const waitMs = Math.max(atLeastMs, backoffMs(Math.min(times, MOST_DOUBLINGS), randomness));
      failures.set(deliveryId, { times, at: now, waitMs });
    },
    ended: (deliveryId) => {
      failures.delete(deliveryId);
    },
  };
}
