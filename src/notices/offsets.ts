import { Temporal } from 'temporal-polyfill';
import { MINUTE_MS } from '../lib/clock.ts';
import type { ZoneId } from '../lib/zone.ts';
import type { KindPlan } from './schedule.ts';

const DAY_MINUTES = 1_440;

/**
 * The moment so many minutes before another: whole days by the calendar, so that the wall time stays, the rest by the clock.
 * @param at epoch milliseconds
 * @param offsetMinutes negative means after
 */
export function before(at: number, offsetMinutes: number, zone: ZoneId): number {
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
