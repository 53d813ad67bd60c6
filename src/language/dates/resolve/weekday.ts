import { Temporal } from 'temporal-polyfill';
import type { Fact } from '../read/fact.ts';
import { type Day, day, monthSaid } from './absolute-day.ts';
import { firstOf, says } from './facts-of.ts';
import { ask, type Outcome } from './outcome.ts';

const sunday = 7;

/** The Monday of a date's week. */
export function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

function inWeek(
  from: Temporal.PlainDate,
  { weeks, weekday }: { readonly weeks: number; readonly weekday: number },
): Temporal.PlainDate {
  return mondayOf(from).add({ weeks, days: weekday - 1 });
}

/**
 * The day that a weekday means: with an ordinal (`Jumat pertama Desember`), a week (`Rabu pekan depan`), `depan`,
 * `ini`, or alone. Some say `Jumat depan` for the coming Friday and some for the one after: asked back
 * unless both are the same day.
 */
export function resolveWeekday(
  weekday: number,
  { facts, from }: { readonly facts: readonly Fact[]; readonly from: Temporal.PlainDate },
): Outcome<Day> {
  const nth = firstOf(facts, 'ordinal')?.nth;
  if (nth !== undefined) return resolveNth(weekday, { nth, facts, from });
  if (says(facts, 'month', 'months', 'year', 'years')) return ask('kurang_lengkap');
  const week = firstOf(facts, 'week')?.weeks;
  if (week !== undefined) return resolveInWeek(weekday, { weeks: week, from });
  const offset = firstOf(facts, 'offset');
  if (offset !== undefined)
    return resolveWeeksAhead(weekday, { weeks: offset.unit === 'week' ? offset.amount : 0, from });
  const coming = from.add({ days: (weekday - from.dayOfWeek + 7) % 7 });
  const isToday = weekday === from.dayOfWeek;
  if (says(facts, 'this') && says(facts, 'next')) return ask('pilihan');
  if (says(facts, 'this')) return isToday || weekday > from.dayOfWeek ? day(coming) : ask('tanggal_ambigu');
  if (says(facts, 'next')) {
    if (isToday) return day(coming.add({ weeks: 1 }));
    return weekday < from.dayOfWeek ? day(coming) : oneWeekApart(coming);
  }
  return isToday ? oneWeekApart(coming) : day(coming);
}

function resolveInWeek(
  weekday: number,
  { weeks, from }: { readonly weeks: number; readonly from: Temporal.PlainDate },
): Outcome<Day> {
  // Whether Sunday opens or closes a week differs from desk to desk.
  if (weekday === sunday && weeks > 0) return oneWeekApart(inWeek(from, { weeks: weeks - 1, weekday }));
  return day(inWeek(from, { weeks, weekday }));
}

/** The day or the same one a week later, and nobody knows which. */
function oneWeekApart(date: Temporal.PlainDate): Outcome<Day> {
  return ask('tanggal_ambigu', [date.toString(), date.add({ weeks: 1 }).toString()]);
}

function resolveWeeksAhead(
  weekday: number,
  { weeks, from }: { readonly weeks: number; readonly from: Temporal.PlainDate },
): Outcome<Day> {
  if (weeks === 0) return ask('kurang_lengkap');
  const unclear = weekday < from.dayOfWeek || weekday === sunday;
  return unclear ? ask('tanggal_ambigu') : day(inWeek(from, { weeks, weekday }));
}

function resolveNth(
  weekday: number,
  {
    nth,
    facts,
    from,
  }: { readonly nth: number; readonly facts: readonly Fact[]; readonly from: Temporal.PlainDate },
): Outcome<Day> {
  const month = monthSaid(facts, from);
  if (month === undefined || firstOf(facts, 'weekday')?.maybeWeek) return ask('kurang_lengkap');
  const first = Temporal.PlainDate.from({ ...month, day: 1 });
  const firstMatch = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 });
  const weeks = nth > 0 ? nth - 1 : Math.floor((first.daysInMonth - firstMatch.day) / 7);
  const date = firstMatch.add({ weeks });
  return date.month === first.month ? day(date) : ask('tidak_sah');
}
