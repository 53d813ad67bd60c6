import type { Temporal } from 'temporal-polyfill';
import type { Fact } from '../read/fact.ts';
import { type Day, day, monthSaid, resolveDate, yearSaid } from './absolute-day.ts';
import { factsOf, firstOf, says } from './facts-of.ts';
import { ask, type Outcome } from './outcome.ts';
import { mondayOf, resolveWeekday } from './weekday.ts';

/**
 * The one day that facts name, seen from `from`; nothing when they name none. Everything said must agree:
 * two days are a choice, and a weekday that is not the date's is asked back.
 */
export function resolveDay(facts: readonly Fact[], from: Temporal.PlainDate): Outcome<Day> | undefined {
  const absolute = everyDay(facts, from);
  const weekdays = new Set(factsOf(facts, 'weekday').map((fact) => fact.weekday));
  if (weekdays.size > 1) return ask('pilihan');
  const [weekday] = weekdays;
  const [first, ...others] = absolute;
  if (first === undefined) {
    if (weekday !== undefined) return resolveWeekday(weekday, { facts, from });
    return says(facts, 'week', 'month', 'months', 'year', 'years', 'ordinal', 'next')
      ? ask('kurang_lengkap')
      : undefined;
  }
  if (!first.ok) return first;
  for (const other of others) {
    if (!other.ok) return other;
    if (!other.value.date.equals(first.value.date))
      return ask(saysBothWays(facts) ? 'hari_tidak_cocok' : 'pilihan');
  }
  const { date } = first.value;
  if (weekday !== undefined && weekday !== date.dayOfWeek) return ask('hari_tidak_cocok');
  if (says(facts, 'ordinal')) return ask('kurang_lengkap');
  return agrees(date, { facts, from }) ? first : ask('hari_tidak_cocok');
}

/** Whether the week, month and year that were said beside a day are the day's own. */
function agrees(
  date: Temporal.PlainDate,
  { facts, from }: { readonly facts: readonly Fact[]; readonly from: Temporal.PlainDate },
): boolean {
  const week = firstOf(facts, 'week')?.weeks;
  if (week !== undefined && !mondayOf(date).equals(mondayOf(from).add({ weeks: week }))) return false;
  const month =
    firstOf(facts, 'months') === undefined && !says(facts, 'month') ? undefined : monthSaid(facts, from);
  if (month !== undefined && month.month !== date.month) return false;
  const year = yearSaid(facts, from);
  return year === undefined || year === date.year;
}

/** Whether a day was said as a date and as seen from today, so that a difference is a contradiction. */
function saysBothWays(facts: readonly Fact[]): boolean {
  return says(facts, 'date') && says(facts, 'relative', 'offset');
}

function everyDay(facts: readonly Fact[], from: Temporal.PlainDate): readonly Outcome<Day>[] {
  const dates = factsOf(facts, 'date').map((fact) => resolveDate(fact, { facts, from }));
  const relative = factsOf(facts, 'relative').map((fact) => day(from.add({ days: fact.days })));
  return [...dates, ...relative, ...offsetDays(facts, from)];
}

function offsetDays(facts: readonly Fact[], from: Temporal.PlainDate): readonly Outcome<Day>[] {
  const withinMonth = firstOf(facts, 'date') !== undefined && firstOf(facts, 'date')?.month === undefined;
  return factsOf(facts, 'offset').flatMap((fact) => {
    if (fact.unit === 'month' && withinMonth) return [];
    if (fact.unit === 'week' && says(facts, 'weekday')) return [];
    return [addOffset(from, { amount: fact.amount, unit: fact.unit })];
  });
}

function addOffset(
  from: Temporal.PlainDate,
  { amount, unit }: { readonly amount: number; readonly unit: 'day' | 'week' | 'month' | 'year' },
): Outcome<Day> {
  if (unit === 'day') return day(from.add({ days: amount }));
  if (unit === 'week') return day(from.add({ weeks: amount }));
  const date = from.add(unit === 'month' ? { months: amount } : { years: amount });
  return date.day === from.day ? day(date) : ask('tanggal_ambigu');
}
