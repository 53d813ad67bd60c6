import { Temporal } from 'temporal-polyfill';
import { type Cadence, dueAfter } from '../../../calendar/cadence.ts';
import type { ZoneId } from '../../../lib/zone.ts';
import type { Slot } from './order.rules.ts';

/** A meeting as far as slots ask. Moments are epoch milliseconds. */
export interface SlotMeeting {
  readonly number: number;
  readonly startsAt: number;
  readonly hostId: number | undefined;
}

/** What a forum's coming slots are reckoned from. */
export interface SlotFacts {
  /** Coming meetings that are not cancelled, the nearest first. */
  readonly coming: readonly SlotMeeting[];
  /** The last meeting that was held. */
  readonly last: Pick<SlotMeeting, 'number' | 'startsAt'> | undefined;
  /** The highest number that any meeting or turn has. */
  readonly highest: number;
  /** Who holds the gunungan and has not been host of a meeting since it got it. */
  readonly holderId: number | undefined;
  readonly cadence: Cadence;
  readonly zone: ZoneId;
  readonly now: number;
}

/** A slot with its moment, epoch milliseconds. */
export interface DatedSlot extends Slot {
  readonly at: number | undefined;
}

/**
 * The meetings that need a host from the queue, the nearest first: those made without a host, then those that follow at the
 * forum's cadence. The first of them falls to whoever holds the gunungan, where no coming meeting is its already.
 */
export function slotsAhead(facts: SlotFacts, count: number): readonly DatedSlot[] {
  const { coming, holderId, zone } = facts;
  const hostless = coming.filter(({ hostId }) => hostId === undefined);
  const isHolderServed = holderId === undefined || coming.some(({ hostId }) => hostId === holderId);
  const made = hostless.map(({ number, startsAt }) => ({ number, at: startsAt }));
  const slots = [...made, ...unmade(facts, count + 1)].map(
    ({ number, at }): DatedSlot => ({ number, at, date: at === undefined ? undefined : dayOf(at, zone) }),
  );
  return slots.slice(isHolderServed ? 0 : 1).slice(0, count);
}

function unmade(
  { coming, last, highest, cadence, zone, now }: SlotFacts,
  count: number,
): readonly { readonly number: number; readonly at: number | undefined }[] {
  const base = coming.at(-1)?.startsAt ?? last?.startsAt;
  const after = Math.max(highest, coming.at(-1)?.number ?? 0);
  const steps = Array.from({ length: count }, (_, index) => index + 1);
  if (base === undefined) return steps.map((step) => ({ number: after + step, at: undefined }));
  const from = Temporal.Instant.fromEpochMilliseconds(base).toZonedDateTimeISO(zone);
  const at = (step: number): number => momentAfter(from, { cadence, steps: step });
  // A forum that slept for a year has its next meeting ahead, not behind.
  let first = 1;
  while (at(first) <= now) first += 1;
  return steps.map((step) => ({ number: after + step, at: at(first + step - 1) }));
}

/** The same hour on the day that is due. */
function momentAfter(
  from: Temporal.ZonedDateTime,
  due: { readonly cadence: Cadence; readonly steps: number },
): number {
  const timeZone = from.timeZoneId;
  return dueAfter(from.toPlainDate(), due).toZonedDateTime({ timeZone, plainTime: from.toPlainTime() })
    .epochMilliseconds;
}

function dayOf(at: number, zone: ZoneId): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}
