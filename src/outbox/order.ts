import type { SkipReason } from '../notices/ledger/reasons.ts';
import type { ClaimedDelivery } from './delivery.ts';
import type { Settlement } from './parcel.ts';
import type { ChangeOrder } from './series.store.ts';

/** So long after it was planned a change waits for what was on its way before it, looking again each second. */
const ORDER_MS = 60_000;
const LOOK_AGAIN_MS = 1_000;

/**
 * A change comes after what was on its way before it, which may tell of the state before, and not to whom that did not reach;
 * undefined when it may go now.
 */
export function orderOutcome(
  delivery: ClaimedDelivery,
  { early, unheard }: ChangeOrder,
  now: number,
): Settlement['outcome'] | undefined {
  if (early.has(delivery.id) && now - delivery.dueAt < ORDER_MS)
    return { state: 'queued', notBefore: now + LOOK_AGAIN_MS, reason: 'pace' };
  const reason: SkipReason = 'never-told';
  return unheard.has(delivery.id) ? { state: 'skipped', reason } : undefined;
}
