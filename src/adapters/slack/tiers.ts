import { MINUTE_MS, SECOND_MS, systemElapsed } from '../../lib/clock.ts';
import { DeliveryError } from '../../platform/delivery-error.ts';
import { toDeliveryError } from './errors.ts';

/** Calls a minute that Slack grants at least, per method and workspace (manual, "Rate limits", and each method's page). */
const PER_MINUTE = {
  'chat.update': 50,
  'chat.delete': 50,
  'conversations.open': 50,
  'conversations.history': 50,
  'pins.add': 20,
  'files.getUploadURLExternal': 100,
  'files.completeUploadExternal': 100,
} as const;

/** A method with a limit of its own, beside which messages go on. */
export type TieredMethod = keyof typeof PER_MINUTE;

/** Of a minute's calls, how many may go at once after a rest; Slack allows bursts beyond the minute's number. */
const BURST_SHARE = 0.8;
/** Of the lasting rate, how much one process uses. */
const LASTING_SHARE = 0.9;

/** Keeps the calls of each method within the method's own limit. */
export interface Tiers {
  /**
   * Makes the call if its method has room, else rejects at once. What the method's limit refuses, here or in Slack, is
   * `transient` and says when there is room again: it is no reason to hold messages back, as `wait` would be.
   */
  run<T>(method: TieredMethod, call: () => Promise<T>): Promise<T>;
}

/** Tiers without any call yet; `elapsed` is running time in milliseconds that never goes back. */
export function createTiers(elapsed: () => number = systemElapsed): Tiers {
  /** When each method's debts are paid: it has room while they are less than a burst. */
  const paidAt = new Map<TieredMethod, number>();
  const closedUntil = new Map<TieredMethod, number>();

  /** Takes one call's room; milliseconds to wait when there is none. */
  const take = (method: TieredMethod): number => {
    const now = elapsed();
    const intervalMs = MINUTE_MS / (PER_MINUTE[method] * LASTING_SHARE);
    const paid = Math.max(paidAt.get(method) ?? 0, now);
    const fullAt = paid - (PER_MINUTE[method] * BURST_SHARE - 1) * intervalMs;
    const waitMs = Math.max(fullAt, closedUntil.get(method) ?? 0) - now;
    if (waitMs <= 0) paidAt.set(method, paid + intervalMs);
    return waitMs;
  };
  return {
    run: async (method, call) => {
      const waitMs = take(method);
      if (waitMs > 0) throw limited(method, { retryAfterMs: Math.ceil(waitMs) });
      try {
        return await call();
      } catch (error) {
        const fault = toDeliveryError(error);
        if (fault.kind !== 'wait') throw fault;
        const askedMs = Math.max(fault.retryAfterMs, SECOND_MS);
        closedUntil.set(method, elapsed() + askedMs);
        throw limited(method, { retryAfterMs: askedMs, cause: fault });
      }
    },
  };
}

function limited(
  method: TieredMethod,
  { retryAfterMs, cause }: { readonly retryAfterMs: number; readonly cause?: DeliveryError },
): DeliveryError {
  const reason = `ratelimited: ${method}`;
  return new DeliveryError('transient', { reason, retryAfterMs, cause });
}

/** Whether a method's own limit refused the call; other methods go on. */
export function isLimited(error: unknown): error is DeliveryError {
  return error instanceof DeliveryError && error.kind === 'transient' && error.retryAfterMs > 0;
}
