import { MINUTE_MS, SECOND_MS } from '../lib/clock.ts';
import type { SkipReason } from '../notices/ledger/reasons.ts';
import type { ClaimedDelivery, Unsent } from './delivery.ts';

/** Notices of a kind that is joined (see `NoticeKind.joined`), beside the others of their meetings for the same targets. */
export interface Series {
  /** Deliveries that say nothing: a later notice that is, or was, on its way tells what they would. */
  readonly outdated: ReadonlySet<number>;
  /** What a delivery tells beside its own: the stored facts of those before it that the target was not told of, in their order. */
  readonly untold: ReadonlyMap<number, readonly unknown[]>;
}

/** The batch, in which each notice of a series tells also what came before it and was not told: so it reads, and so urgent it is. */
export function withUntold(
  batch: readonly ClaimedDelivery[],
  { untold }: Series,
): readonly ClaimedDelivery[] {
  return batch.map((delivery) => {
    const { kind, facts } = delivery;
    const before = untold.get(delivery.id) ?? [];
    if (kind.joined === undefined || before.length === 0) return delivery;
    return { ...delivery, facts: kind.joined([...before.map((one) => kind.facts.parse(one)), facts]) };
  });
}

/** Notices of a series in their order with what was on its way before them. */
export interface SeriesOrder {
  /** Deliveries that would overtake a message to the same reader, written before. */
  readonly early: ReadonlySet<number>;
  /** Deliveries to people whom the message that was on its way did not reach: they know nothing that changed. */
  readonly unheard: ReadonlySet<number>;
}

/** So long after it was planned a notice waits for what was on its way before it, looking again each second. */
const ORDER_MS = MINUTE_MS;
const LOOK_AGAIN_MS = SECOND_MS;

/**
 * A change comes after what was on its way before it, which may tell of the state before, and not to whom that did not reach;
 * undefined when it may go now.
 */
export function orderOutcome(
  delivery: ClaimedDelivery,
  { now, early, unheard }: SeriesOrder & { readonly now: number },
): Unsent['outcome'] | undefined {
  if (early.has(delivery.id) && now - delivery.dueAt < ORDER_MS)
    return { state: 'queued', notBefore: now + LOOK_AGAIN_MS, reason: 'pace' };
  const reason: SkipReason = 'never-told';
  return unheard.has(delivery.id) ? { state: 'skipped', reason } : undefined;
}
