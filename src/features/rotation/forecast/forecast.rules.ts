import { Temporal } from 'temporal-polyfill';
import { isRestDay, type RestDays, workingDayFrom } from '../../../calendar/working-days.ts';
import type { DatedSlot } from '../queue/slots.rules.ts';

/** A meeting of the forecast; its ISO date is undefined where none can be reckoned. */
export interface PlannedMeeting {
  readonly number: number;
  readonly date: string | undefined;
  /** Short name; undefined: nobody of the queue can be host of it. */
  readonly host: string | undefined;
  /** Whether it was made already, so that its date stands. */
  readonly isMade: boolean;
}

/** The same after a change, with what it was where that moved. */
export interface MovedMeeting extends PlannedMeeting {
  readonly was: string | undefined;
}

/** Weeks around the day of the cadence in which the usual weekday is looked for, the nearest first. */
const WEEKS = [0, 1, -1, 2, -2, 3, -3] as const;
const DAYS_OF_WEEK = 7;

/** What days are proposed by. */
export interface DayRules {
  /** Monday is 1; undefined: none is usual. */
  readonly weekday: number | undefined;
  readonly rest: RestDays;
}

/**
 * The day that is proposed for a meeting that the cadence puts on another one: the usual weekday nearest to it on which work is done,
 * else the next working day.
 */
export function proposedDay(date: string, { weekday, rest }: DayRules): string {
  const due = Temporal.PlainDate.from(date);
  if (weekday === undefined) return workingDayFrom(due, { rest, towards: 'after' }).toString();
  const ahead = (weekday - due.dayOfWeek + DAYS_OF_WEEK) % DAYS_OF_WEEK;
  const nearest = due.add({ days: ahead > DAYS_OF_WEEK / 2 ? ahead - DAYS_OF_WEEK : ahead });
  const days = WEEKS.map((weeks) => nearest.add({ days: weeks * DAYS_OF_WEEK }));
  const free = days.find((day) => !isRestDay(day, rest));
  return (free ?? workingDayFrom(due, { rest, towards: 'after' })).toString();
}

/** The slots with the days that are proposed for them; the day of a meeting that was made stands. */
export function proposedSlots(
  slots: readonly DatedSlot[],
  { made, ...rules }: DayRules & { readonly made: ReadonlySet<number> },
): readonly DatedSlot[] {
  return slots.map((slot) =>
    slot.date === undefined || made.has(slot.number)
      ? slot
      : { ...slot, date: proposedDay(slot.date, rules) },
  );
}

/** What a change moves: each meeting as it would be, with its host before where that was another one. */
export function movedBy(
  before: readonly PlannedMeeting[],
  after: readonly PlannedMeeting[],
): readonly MovedMeeting[] {
  const hosts = new Map(before.map(({ number, host }) => [number, host]));
  return after.map((one) => ({
    ...one,
    was: hosts.get(one.number) === one.host ? undefined : hosts.get(one.number),
  }));
}
