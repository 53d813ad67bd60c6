import { Temporal } from 'temporal-polyfill';
import { formatDayMonthYear, formatMonthYear } from './format.ts';
import { parseWhen } from './parse-when.ts';
import { numberWordValue } from './read/number-words.ts';

/** When somebody writes, and in which zone. */
interface Writing {
  readonly now: number;
  readonly zone: string;
}

const LEADING = /^(?:(?:mulai|sejak|per|pada|sudah|tanggal|tgl\.?)\s+)+/i;
const YEAR = /^(?:(?:tahun|thn|th\.?|year)\s+)?((?:19|20)\d{2})$/i;
const MONTH_IN_DIGITS = /^(0?[1-9]|1[0-2])\s*[/.-]\s*((?:19|20)\d{2})$/;
const MONTH_OF_YEAR = /^(?:(?:bulan|bln)\s+)?([\p{L}.]+)[\s,]+(?:tahun\s+)?((?:19|20)\d{2})$/iu;
const YESTERDAY = /^(?:kemarin|kemaren|yesterday)$/i;
const DAY_BEFORE = /^(?:kemarin|kemaren)\s+(?:lusa|dulu|dahulu)$/i;
const AGO = /^(?:(.+?)\s+|se)?(hari|minggu|pekan|bulan|tahun)\s+(?:yang\s+|yg\s+)?(?:lalu|silam)$/i;
const THIS = /^(bulan|tahun)\s+ini$/i;
const DAY_OF_MONTH = /^\d{1,2}\s+\p{L}+\.?$/u;

/**
 * Since when something is in force, as people write it: mostly a day that is past, and often no more than its month or year. An ISO
 * date, `2023-05` or `2023`; undefined where it tells none of them.
 */
export function readInForce(typed: string, writing: Writing): string | undefined {
  const phrase = typed
    .trim()
    .replace(LEADING, '')
    .replace(/[.!]+$/, '');
  if (/^\d{4}-\d{2}(?:-\d{2})?$/.test(phrase)) return isReal(phrase) ? phrase : undefined;
  const [, year] = YEAR.exec(phrase) ?? [];
  return year ?? readMonth(phrase, writing) ?? readPast(phrase, writing) ?? readDay(phrase, writing);
}

/** It in words, as exactly as it was said: `17 Mei 2023`, `Mei 2023`, `2023`. */
export function inForceWords(inForce: string, locale: string): string {
  if (inForce.length === 4) return inForce;
  return inForce.length === 7 ? formatMonthYear(inForce, locale) : formatDayMonthYear(inForce, locale);
}

function readMonth(phrase: string, writing: Writing): string | undefined {
  const [, digits, ofYear = ''] = MONTH_IN_DIGITS.exec(phrase) ?? [];
  if (digits !== undefined) return `${ofYear}-${digits.padStart(2, '0')}`;
  const [, month, year] = MONTH_OF_YEAR.exec(phrase) ?? [];
  return month === undefined ? undefined : readDay(`1 ${month} ${year}`, writing)?.slice(0, 7);
}

/** Days that nobody can meet on any more, for which a meeting's date asks back. */
function readPast(phrase: string, { now, zone }: Writing): string | undefined {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  if (YESTERDAY.test(phrase)) return today.subtract({ days: 1 }).toString();
  if (DAY_BEFORE.test(phrase)) return today.subtract({ days: 2 }).toString();
  const [, current] = THIS.exec(phrase) ?? [];
  const [, counted = 'satu', unit = current] = AGO.exec(phrase) ?? [];
  if (unit === undefined) return undefined;
  const count = current === undefined ? countOf(counted) : 0;
  if (count === undefined) return undefined;
  switch (unit.toLowerCase()) {
    case 'tahun':
      return String(today.subtract({ years: count }).year);
    case 'bulan':
      return today.subtract({ months: count }).toPlainYearMonth().toString();
    case 'hari':
      return counted === 'satu' ? undefined : today.subtract({ days: count }).toString();
    default:
      // "Minggu lalu" names no day of that week.
      return counted === 'satu' ? undefined : today.subtract({ weeks: count }).toString();
  }
}

function countOf(words: string): number | undefined {
  if (/^\d{1,3}$/.test(words)) return Number(words);
  const said = words.toLowerCase().split(/\s+/);
  const found = numberWordValue(said);
  return found?.length === said.length ? found.value : undefined;
}

function readDay(phrase: string, { now, zone }: Writing): string | undefined {
  const [named] = /\b(?:19|20)\d{2}\b/.exec(phrase) ?? [];
  // Days of other years are read as somebody would have read them the year before.
  const from =
    named === undefined
      ? now
      : Temporal.PlainDate.from(`${Number(named) - 1}-12-31`).toZonedDateTime(zone).epochMilliseconds;
  const when = parseWhen(phrase, { now: from, zone });
  if (when.outcome === 'value' && when.value.kind === 'date') return when.value.date;
  // A day without a year that does not come any more is one of this year that is past.
  const { year } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  return DAY_OF_MONTH.test(phrase) ? readDay(`${phrase} ${year}`, { now, zone }) : undefined;
}

function isReal(iso: string): boolean {
  const [year = 0, month = 0, day = 1] = iso.split('-').map(Number);
  return (
    month >= 1 && month <= 12 && day >= 1 && day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth
  );
}
