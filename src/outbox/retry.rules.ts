import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../lib/clock.ts';
import type { Randomness } from '../lib/ids.ts';
import type { DeliveryError } from '../platform/delivery-error.ts';
import type { PlatformName } from '../platform/incoming.ts';
import type { Outcome } from './delivery.ts';

const FIRST_MS = 2 * SECOND_MS;
const LONGEST_MS = 10 * MINUTE_MS;
/** Long enough for an outage of a day; the check before each try ends sooner what makes no sense any more. */
const GIVE_UP_ATTEMPTS = 160;

/** How long to wait after so many failed tries (1 is the first): doubling to ten minutes, the upper half by chance. */
export function backoffMs(attempts: number, randomness: Randomness): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20));
  return full / 2 + randomness.integer(Math.ceil(full / 2) + 1);
}

/** What a failure is judged by. */
export interface Failure {
  readonly error: DeliveryError;
  readonly platform: PlatformName;
  readonly attempts: number;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly randomness: Randomness;
}

/**
 * What becomes of a delivery that a platform did not take. `unreachable` is tried once more on another way; the caller
 * decides when none is left.
 */
export function afterFailure({ error, platform, attempts, now, randomness }: Failure): Outcome {
  switch (error.kind) {
    case 'wait':
      return { state: 'queued', notBefore: now + Math.min(error.retryAfterMs, HOUR_MS), reason: 'wait' };
    case 'moved':
      return attempts >= GIVE_UP_ATTEMPTS
        ? { state: 'failed', reason: 'moved' }
        : {
            state: 'queued',
            notBefore: attempts > 1 ? now + backoffMs(attempts, randomness) : now,
            reason: 'moved',
          };
    case 'unreachable':
      return { state: 'queued', notBefore: now, reason: error.message, tried: platform };
    case 'transient':
      return attempts >= GIVE_UP_ATTEMPTS
        ? { state: 'failed', reason: error.message }
        : {
            state: 'queued',
            notBefore: now + Math.max(error.retryAfterMs, backoffMs(attempts, randomness)),
            reason: error.message,
          };
    case 'gone':
    case 'frozen':
    case 'rejected':
      return { state: 'failed', reason: error.message };
  }
}
