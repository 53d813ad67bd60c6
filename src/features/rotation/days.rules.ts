import { Temporal } from 'temporal-polyfill';
import { dateWords } from '../../language/dates/words.ts';
import type { ZoneId } from '../../lib/zone.ts';

const AUGUST = 8;

const MONTHS: readonly (readonly string[])[] = Array.from({ length: 12 }, (_, index) => {
  const names = ['id', 'en'].flatMap((locale) => {
    const name = dateWords(locale).months[index]?.toLowerCase() ?? '';
    return [name, name.slice(0, 3)];
  });
  return index + 1 === AUGUST ? [...names, 'agt', 'ags'] : names;
});

/** Every name of a month that is read, in lower case. */
export const MONTH_NAMES: readonly string[] = MONTHS.flat();

/** The number of a month by its name, short or long, Indonesian or English; undefined for other words. */
export function readMonth(word: string): number | undefined {
  const index = MONTHS.findIndex((names) => names.includes(word.toLowerCase()));
  return index < 0 ? undefined : index + 1;
}

/** A day by its numbers; undefined where there is none. */
export function toDay(parts: {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(parts, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const WORDS = /^(?:\p{L}+,\s*)?(\d{1,2})\s+(\p{L}{3,9})\s+(\d{4})$/u;

/** A day as lists write it (`2024-05-03`, `3/5/2024`, `3 Mei 2024`) as an ISO date; undefined for anything else. */
export function readDay(text: string): string | undefined {
  const iso = ISO.exec(text);
  if (iso !== null) return dayOf(iso[1], { month: Number(iso[2]), day: iso[3] });
  const numbers = NUMBERS.exec(text);
  if (numbers !== null) return dayOf(numbers[3], { month: Number(numbers[2]), day: numbers[1] });
  const [, day, name = '', year] = WORDS.exec(text) ?? [];
  return dayOf(year, { month: readMonth(name) ?? 0, day });
}

function dayOf(
  year: string | undefined,
  { month, day }: { readonly month: number; readonly day: string | undefined },
): string | undefined {
  return toDay({ year: Number(year), month, day: Number(day) })?.toString();
}

/** The middle of a day in a zone, epoch milliseconds. */
export function zonedNoon(date: string, timeZone: ZoneId): number {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: '12:00' }).epochMilliseconds;
}
