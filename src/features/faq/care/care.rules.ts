import { Temporal } from 'temporal-polyfill';
import type { WhenValue } from '../../../language/dates/when.ts';
import type { ZoneId } from '../../../lib/zone.ts';

/** What empties a line. */
const NONE = /^(?:-|–|—|kosong|hapus|tidak ada)$/i;
const MOST_LINKS = 5;
const LONGEST_LINK = 500;

/** Whether a line says that there is to be nothing. */
export function isNone(line: string): boolean {
  return NONE.test(line.trim());
}

/** Addresses of a line, each once; undefined where one of them is no web address, or there are too many. */
export function readLinks(line: string): readonly string[] | undefined {
  if (isNone(line)) return [];
  const written = [...new Set(line.split(/[\s,;]+/).filter((part) => part !== ''))];
  const links = written.flatMap((part) => addressOf(part) ?? []);
  const isFit = links.length === written.length && links.length > 0 && links.length <= MOST_LINKS;
  return isFit ? links : undefined;
}

function addressOf(written: string): string | undefined {
  const whole = /^[a-z]+:/i.test(written) ? written : `https://${written}`;
  if (!URL.canParse(whole) || whole.length > LONGEST_LINK) return undefined;
  const { protocol, hostname, username, password } = new URL(whole);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && hostname.includes('.') && username === '' && password === '' ? whole : undefined;
}

/** The last day of a value, as it is kept: `2027-03-01`. */
export function dayOfValue(value: WhenValue, zone: ZoneId): string {
  const last = value.kind === 'range' ? value.end : value;
  if (last.kind !== 'instant') return last.date;
  return Temporal.Instant.fromEpochMilliseconds(last.epochMs)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

/** So long before its day an answer is asked about. */
const AHEAD_DAYS = 7;

/** The last day whose answers are to be asked about at a moment. */
export function reviewUntil(now: number, zone: ZoneId): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  return today.add({ days: AHEAD_DAYS }).toString();
}

/** The same where the day has come first on Earth: no zone's is later. */
export function latestReviewUntil(now: number): string {
  return reviewUntil(now, 'Etc/GMT-14');
}

/** The moment with which a day begins in a zone, epoch milliseconds. */
export function startOf(day: string, zone: ZoneId): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}
