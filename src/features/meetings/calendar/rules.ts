import { Temporal } from 'temporal-polyfill';
import type { Holiday } from '../../../calendar/types.ts';
import type { WorkCalendar } from '../../../calendar/working-days.ts';
import type { Concern } from './types.ts';

const saturday = 6;
/** Ramadan has 29 or 30 days; the longer one is warned about. */
const ramadanDays = 30;
/** Idul Fitri itself and its second day are holidays; the week after them counts from the third. */
const lebaranWeek = { first: 2, last: 8 };
const yearEnd = { month: 12, day: 15 };
/** How far ahead other dates are looked for. */
const searchDays = 120;

/**
 * What speaks against an ISO date, hard reasons first: national holidays; joint leave, the weekend without the Saturdays on which the forum works, Ramadan, the week
 * after Lebaran and the closing of budgets from 15 to 31 December. Empty when nothing does.
 * Throws RangeError when `date` is no date.
 */
export function dateConcerns(date: string, { holidays, rest }: WorkCalendar): readonly Concern[] {
  const day = Temporal.PlainDate.from(date);
  const marked = holidays
    .filter((holiday) => holiday.date === day.toString())
    .map(holidayConcern)
    .sort((left, right) => left.level.localeCompare(right.level));
  const warnings: Concern[] = [];
  if (day.dayOfWeek > saturday || (day.dayOfWeek === saturday && rest.saturdays))
    warnings.push({ kind: 'weekend', level: 'warn' });
  const sinceLebaran = daysSinceLebaran(day, holidays);
  if (sinceLebaran.some((days) => days < 0 && days >= -ramadanDays))
    warnings.push({ kind: 'ramadan', level: 'warn' });
  if (sinceLebaran.some((days) => days >= lebaranWeek.first && days <= lebaranWeek.last)) {
    warnings.push({ kind: 'after-lebaran', level: 'warn' });
  }
  if (day.month === yearEnd.month && day.day >= yearEnd.day)
    warnings.push({ kind: 'year-end', level: 'warn' });
  return [...marked, ...warnings];
}

/** The nearest `count` ISO dates after `date` that nothing speaks against; fewer when four months have none. */
export function suggestDates(
  date: string,
  { calendar, count = 2 }: { readonly calendar: WorkCalendar; readonly count?: number },
): readonly string[] {
  const start = Temporal.PlainDate.from(date);
  const found: string[] = [];
  for (let days = 1; days <= searchDays && found.length < count; days += 1) {
    const candidate = start.add({ days }).toString();
    if (dateConcerns(candidate, calendar).length === 0) found.push(candidate);
  }
  return found;
}

function holidayConcern({ type, name, isEstimate }: Holiday): Concern {
  if (type === 'national') return { kind: 'national-holiday', level: 'no', name, isEstimate };
  return { kind: 'joint-leave', level: 'warn', name, isEstimate };
}

const LEBARAN = /\bidul\s?fitri\b/i;

/** Days from each Idul Fitri on the list to `day`, negative before it; its second day, and joint leave around it, are not counted from. */
function daysSinceLebaran(day: Temporal.PlainDate, holidays: readonly Holiday[]): readonly number[] {
  const named = holidays
    .filter(({ name, type }) => type === 'national' && LEBARAN.test(name))
    .map(({ date }) => Temporal.PlainDate.from(date));
  const firsts = named.filter((one) => !named.some((other) => other.add({ days: 1 }).equals(one)));
  return firsts.map((first) => first.until(day, { largestUnit: 'days' }).days);
}
