import { Temporal } from 'temporal-polyfill';
import type { DateFact, Fact } from '../read/fact.ts';
import { firstOf } from './facts-of.ts';
import { ask, found, type Outcome } from './outcome.ts';

/** A resolved day, and whether its year was assumed. */
export interface Day {
  readonly date: Temporal.PlainDate;
  readonly assumedYear: boolean;
}

/** A date without a year that passed less than this many days ago is more likely a slip than meant for next year. */
const slipDays = 31;

function validDate(
  year: number,
  { month, day }: { readonly month: number; readonly day: number },
): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** A resolved day. */
export function day(date: Temporal.PlainDate, assumedYear = false): Outcome<Day> {
  return found({ date, assumedYear });
}

/** The year that a phrase names apart from its date: `tahun depan`, `2027`. */
export function yearSaid(facts: readonly Fact[], from: Temporal.PlainDate): number | undefined {
  const years = firstOf(facts, 'years')?.years;
  if (years !== undefined) return from.year + years;
  return firstOf(facts, 'year')?.year ?? firstOf(facts, 'month')?.year;
}

/** The month that a phrase names apart from its date (`bulan depan`, `Desember`), with its year. */
export function monthSaid(
  facts: readonly Fact[],
  from: Temporal.PlainDate,
): { readonly year: number; readonly month: number } | undefined {
  const months = firstOf(facts, 'months')?.months ?? monthsAhead(facts);
  if (months !== undefined) {
    const { year, month } = from.with({ day: 1 }).add({ months });
    return { year, month };
  }
  const named = firstOf(facts, 'month');
  if (named === undefined) return undefined;
  const passed = named.month < from.month;
  return { year: yearSaid(facts, from) ?? from.year + (passed ? 1 : 0), month: named.month };
}

function monthsAhead(facts: readonly Fact[]): number | undefined {
  const offset = firstOf(facts, 'offset');
  return offset?.unit === 'month' ? offset.amount : undefined;
}

/** The day of `15`, `15 Desember` or `15 Desember 2026` as seen from `from`, with the month or year named elsewhere. */
export function resolveDate(
  fact: DateFact,
  { facts, from }: { readonly facts: readonly Fact[]; readonly from: Temporal.PlainDate },
): Outcome<Day> {
  const month = fact.month ?? undefined;
  if (month !== undefined)
    return resolveDayMonth(fact.day, { month, year: fact.year ?? yearSaid(facts, from), from });
  const said = monthSaid(facts, from);
  if (said === undefined) return resolveDayAlone(fact.day, { facts, from });
  const date = validDate(said.year, { month: said.month, day: fact.day });
  return date === undefined ? ask('tidak_sah') : day(date);
}

function resolveDayMonth(
  dayOfMonth: number,
  {
    month,
    year,
    from,
  }: { readonly month: number; readonly year: number | undefined; readonly from: Temporal.PlainDate },
): Outcome<Day> {
  if (year !== undefined) {
    const date = validDate(year, { month, day: dayOfMonth });
    return date === undefined ? ask('tidak_sah') : day(date);
  }
  const thisYear = validDate(from.year, { month, day: dayOfMonth });
  if (thisYear !== undefined && Temporal.PlainDate.compare(thisYear, from) >= 0) return day(thisYear);
  if (thisYear !== undefined && thisYear.until(from).days <= slipDays) return ask('lampau');
  const nextYear = validDate(from.year + 1, { month, day: dayOfMonth });
  return nextYear === undefined ? ask('tidak_sah') : day(nextYear, true);
}

/** `tgl 15`: the next fifteenth; asked back where it is today, or where the month at hand has no such day. */
function resolveDayAlone(
  dayOfMonth: number,
  { facts, from }: { readonly facts: readonly Fact[]; readonly from: Temporal.PlainDate },
): Outcome<Day> {
  if (dayOfMonth < 1 || dayOfMonth > 31) return ask('tidak_sah');
  if (firstOf(facts, 'next') !== undefined || dayOfMonth === from.day) return ask('tanggal_ambigu');
  if (yearSaid(facts, from) !== undefined) return ask('kurang_lengkap');
  const first = dayOfMonth > from.day ? from.with({ day: 1 }) : from.with({ day: 1 }).add({ months: 1 });
  const date = validDate(first.year, { month: first.month, day: dayOfMonth });
  if (date !== undefined) return day(date);
  const later = first.add({ months: 1 });
  const weekday = firstOf(facts, 'weekday')?.weekday;
  const fallback = validDate(later.year, { month: later.month, day: dayOfMonth });
  return fallback !== undefined && fallback.dayOfWeek === weekday ? day(fallback) : ask('tanggal_ambigu');
}
