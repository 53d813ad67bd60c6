import { Temporal } from 'temporal-polyfill';
import { type Cadence, dueAfter } from '../../../calendar/cadence.ts';
import { type ZoneId, zoned } from '../../../lib/zone.ts';
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
  /** Days (ISO) that were chosen for meetings that are not made yet, by number. */
  readonly planned: ReadonlyMap<number, string>;
  readonly zone: ZoneId;
  readonly now: number;
}

/** A slot with its moment, epoch milliseconds. */
export interface DatedSlot extends Slot {
  readonly at: number | undefined;
  /** Whether its day was chosen by the leaders. */
  readonly isChosen?: boolean;
}

/**
 * The meetings that need a host from the queue, the nearest first: those made without a host, then those that follow at the
 * forum's cadence. The first of them falls to whoever holds the gunungan, where no coming meeting is its already.
 */
export function slotsAhead(facts: SlotFacts, count: number): readonly DatedSlot[] {
  const { coming, holderId, zone } = facts;
  const hostless = coming.filter(({ hostId }) => hostId === undefined);
  const isHolderServed = holderId === undefined || coming.some(({ hostId }) => hostId === holderId);
  const made = hostless.map(({ number, startsAt }): Omit<DatedSlot, 'date'> => ({ number, at: startsAt }));
  const slots = [...made, ...unmade(facts, count + 1)].map(
    (slot): DatedSlot => ({ ...slot, date: slot.at === undefined ? undefined : dayOf(slot.at, zone) }),
  );
  return slots.slice(isHolderServed ? 0 : 1).slice(0, count);
}

/** Meetings begin then where none was held yet. */
const USUAL_START = '09:00';

/** Those that are not made yet: on the day that was chosen for them where that still can be, else at the cadence after the one before. */
function unmade(facts: SlotFacts, count: number): readonly Omit<DatedSlot, 'date'>[] {
  const { coming, last, highest, cadence, planned, zone, now } = facts;
  const base = coming.at(-1)?.startsAt ?? last?.startsAt;
  const after = Math.max(highest, coming.at(-1)?.number ?? 0);
  const today = zoned(now, zone).toPlainDate();
  const slots: Omit<DatedSlot, 'date'>[] = [];
  let from = base === undefined ? undefined : zoned(base, zone);
  let steps = 0;
  let before = from?.toPlainDate() ?? today;
  for (let number = after + 1; number <= after + count; number += 1) {
    const chosen = planned.get(number);
    const day = chosen === undefined ? undefined : Temporal.PlainDate.from(chosen);
    if (day !== undefined && isLater(day, before) && isLater(day, today)) {
      from = day.toZonedDateTime({ timeZone: zone, plainTime: from?.toPlainTime() ?? USUAL_START });
      steps = 0;
      slots.push({ number, at: from.epochMilliseconds, isChosen: true });
    } else if (from === undefined) slots.push({ number, at: undefined });
    else {
      // A forum that slept for a year has its next meeting ahead, not behind.
      do steps += 1;
      while (momentAfter(from, { cadence, steps }) <= now);
      slots.push({ number, at: momentAfter(from, { cadence, steps }) });
    }
    const at = slots.at(-1)?.at;
    if (at !== undefined) before = zoned(at, zone).toPlainDate();
  }
  return slots;
}

function isLater(day: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, other) > 0;
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
  return zoned(at, zone).toPlainDate().toString();
}
