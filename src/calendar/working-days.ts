import { Temporal } from 'temporal-polyfill';
import type { ZoneId } from '../lib/zone.ts';
import type { Holiday } from './types.ts';

/** Days of the week as Temporal counts them. */
export const SATURDAY = 6;
export const SUNDAY = 7;

/** The days on which a forum does not work. */
export interface RestDays {
  readonly saturdays: boolean;
  readonly sundays: boolean;
  /** National holidays and cuti bersama, as ISO dates. */
  readonly holidays: ReadonlySet<string>;
}

/** No day is one. */
export const NO_REST: RestDays = { saturdays: false, sundays: false, holidays: new Set() };

/** The days on which offices are closed: the weekend and these holidays. */
export function closedOn(holidays: readonly Holiday[]): RestDays {
  return { saturdays: true, sundays: true, holidays: new Set(holidays.map(({ date }) => date)) };
}

/** By what a forum calls a day a working day. */
export interface WorkCalendar {
  readonly holidays: readonly Holiday[];
  /** The same with the days of the week on which it does not work. */
  readonly rest: RestDays;
}

/** Whether a day is one on which a forum does not work. */
export function isRestDay(day: Temporal.PlainDate, rest: RestDays): boolean {
  return (
    (rest.saturdays && day.dayOfWeek === SATURDAY) ||
    (rest.sundays && day.dayOfWeek === SUNDAY) ||
    rest.holidays.has(day.toString())
  );
}

/** Whether a moment (epoch milliseconds) lies on such a day in a zone. */
export function isAtRest(
  moment: number,
  { zone, rest }: { readonly zone: ZoneId; readonly rest: RestDays },
): boolean {
  return isRestDay(dayIn(moment, zone), rest);
}

/** The calendar day of a moment (epoch milliseconds) in a zone. */
export function dayIn(moment: number, zone: ZoneId): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate();
}

/** The day itself where it is a working day, else the nearest one before or after it. */
export function workingDayFrom(
  day: Temporal.PlainDate,
  { rest, towards }: { readonly rest: RestDays; readonly towards: 'before' | 'after' },
): Temporal.PlainDate {
  let found = day;
  while (isRestDay(found, rest)) found = found.add({ days: towards === 'after' ? 1 : -1 });
  return found;
}

/** The day so many working days after another. */
export function workingDaysAfter(
  day: Temporal.PlainDate,
  { days, rest }: { readonly days: number; readonly rest: RestDays },
): Temporal.PlainDate {
  let found = day;
  for (let left = days; left > 0; left -= 1)
    found = workingDayFrom(found.add({ days: 1 }), { rest, towards: 'after' });
  return found;
}

/** How far a year's holidays are known: decreed by the government, an estimate, or not at all. */
export function yearStatus(year: number, holidays: readonly Holiday[]): 'decreed' | 'estimated' | 'unknown' {
  const ofYear = holidays.filter(({ date }) => date.startsWith(`${year}-`));
  if (ofYear.length === 0) return 'unknown';
  return ofYear.some(({ isEstimate }) => isEstimate) ? 'estimated' : 'decreed';
}
