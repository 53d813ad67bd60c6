import type { Temporal } from 'temporal-polyfill';

/** How often a forum meets, and on which day. */
export interface Cadence {
  /** So many months or weeks lie between two meetings. */
  readonly every: number;
  readonly unit: 'months' | 'weeks';
  /** The usual weekday, Monday is 1; undefined: none is set. */
  readonly weekday: number | undefined;
  /** Which of these weekdays of the month, 1 to 4, or `LAST_WEEK`; only with months and a weekday. */
  readonly week: number | undefined;
}

/** The last one of a month, be it the fourth or the fifth. */
export const LAST_WEEK = 5;

const DAYS_OF_WEEK = 7;

/** The day on which a meeting is due, so many steps of the cadence after another one. */
export function dueAfter(
  day: Temporal.PlainDate,
  { cadence, steps = 1 }: { readonly cadence: Cadence; readonly steps?: number },
): Temporal.PlainDate {
  const { every, unit, weekday, week } = cadence;
  const due = day.add({ [unit]: Math.max(1, every) * steps });
  if (weekday === undefined) return due;
  return unit === 'months' && week !== undefined
    ? weekdayOfMonth(due, { weekday, week })
    : nearestWeekday(due, weekday);
}

/** The first, second, … or last such weekday in the month of a day. */
function weekdayOfMonth(
  day: Temporal.PlainDate,
  { weekday, week }: { readonly weekday: number; readonly week: number },
): Temporal.PlainDate {
  const first = day.with({ day: 1 });
  const offset = (weekday - first.dayOfWeek + DAYS_OF_WEEK) % DAYS_OF_WEEK;
  const found = first.add({ days: offset + DAYS_OF_WEEK * (week - 1) });
  return found.month === first.month ? found : found.subtract({ days: DAYS_OF_WEEK });
}

/** The day itself or the nearest one, at most three days away, that is such a weekday. */
function nearestWeekday(day: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  const ahead = (weekday - day.dayOfWeek + DAYS_OF_WEEK) % DAYS_OF_WEEK;
  return day.add({ days: ahead > DAYS_OF_WEEK / 2 ? ahead - DAYS_OF_WEEK : ahead });
}
