import { Temporal } from 'temporal-polyfill';
import { MINUTE_MS } from '../lib/clock.ts';
import type { ZoneId } from '../lib/zone.ts';
import type { DueMoment, KindPlan } from './schedule.ts';

const DAY_MINUTES = 1_440;

/**
 * The moment so many minutes before another: whole days by the calendar, so that the wall time stays, the rest by the clock.
 * @param at epoch milliseconds
 * @param offsetMinutes negative means after
 */
export function before(
  at: number,
  { offsetMinutes, zone }: { readonly offsetMinutes: number; readonly zone: ZoneId },
): number {
  const days = Math.trunc(offsetMinutes / DAY_MINUTES);
  const rest = offsetMinutes - days * DAY_MINUTES;
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).subtract({ days });
  return day.epochMilliseconds - rest * MINUTE_MS;
}

/** The midnight with which the day of a moment begins. */
export function startOfDay(at: number, zone: ZoneId): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).startOfDay().epochMilliseconds;
}

/** How an offset is told: whole days, rounded up. */
export function offsetDays(offsetMinutes: number): number {
  return Math.ceil(offsetMinutes / DAY_MINUTES);
}

/** What a plan asks for, the farthest offset first, so that moments come in the order of time; nothing while it is off. */
export function momentsOfPlan<Moment>(
  { enabled, offsetsMinutes }: KindPlan,
  momentAt: (offsetMinutes: number) => Moment,
): readonly Moment[] {
  return enabled ? offsetsMinutes.toSorted((left, right) => right - left).map(momentAt) : [];
}

/** What to do about the moments of one kind and meeting. */
export interface Decision<Facts> {
  readonly send: DueMoment<Facts> | undefined;
  readonly skip: readonly { readonly moment: DueMoment<Facts>; readonly reason: 'too-late' | 'superseded' }[];
}

/**
 * Of the moments that have come and are neither sent nor recorded, the last one that still makes sense is sent and
 * the others are recorded. A moment before `since` was never owed, nor is one that a later sent moment has overtaken.
 * @param moments in order of time
 */
export function decide<Facts>(
  moments: readonly DueMoment<Facts>[],
  { known, now }: { readonly known: ReadonlySet<string>; readonly now: number },
): Decision<Facts> {
  const owed = moments.filter(({ at, since }) => at <= now && at >= since);
  const lastKnown = owed.findLastIndex(({ key }) => known.has(key));
  const open = owed.slice(lastKnown + 1);
  const send = open.findLast(({ until }) => now < until);
  return {
    send,
    skip: open
      .filter((moment) => moment !== send)
      .map((moment) => ({ moment, reason: now < moment.until ? 'superseded' : 'too-late' })),
  };
}

/** Whether a notice of that key is still one of the kind's moments: false when the meeting moved or the plan changed. */
export function isStillDue(
  moments: readonly DueMoment[],
  { key, now }: { readonly key: string; readonly now: number },
): boolean {
  return moments.some((moment) => moment.key === key && now < moment.until);
}
