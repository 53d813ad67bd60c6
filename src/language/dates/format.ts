import { Temporal } from 'temporal-polyfill';
import { type ZoneId, zoneLabelAt } from '../../lib/zone.ts';
import { dateWords } from './words.ts';

/** A moment as epoch milliseconds or as the `Date` that the store returns. */
export type Moment = number | Date;

/** In which zone and language a reader sees a moment. `locale`: `id` (also for unknown tags) or `en`. */
export interface DateStyle {
  readonly zone: ZoneId;
  readonly locale: string;
}

function local(moment: Moment, zone: ZoneId): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(+moment).toZonedDateTimeISO(zone);
}

function clock(time: Temporal.ZonedDateTime): string {
  return `${String(time.hour).padStart(2, '0')}.${String(time.minute).padStart(2, '0')}`;
}

/** The calendar date of a moment in a zone, `2027-02-05`. */
export function isoDate(moment: Moment, zone: ZoneId): string {
  return local(moment, zone).toPlainDate().toString();
}

/** The weekday of an ISO date in words: `Jumat`. Throws RangeError when `date` is no date. */
function formatWeekday(date: string, locale: string): string {
  return dateWords(locale).weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? '';
}

/** An ISO date (`2027-02-05`) in words without the weekday: `5 Februari 2027`. */
export function formatDayMonthYear(date: string, locale: string): string {
  const day = Temporal.PlainDate.from(date);
  return `${day.day} ${dateWords(locale).months[day.month - 1] ?? ''} ${day.year}`;
}

/** A month (`2027-02`) in words: `Februari 2027`. */
export function formatMonthYear(month: string, locale: string): string {
  const { month: number, year } = Temporal.PlainYearMonth.from(month);
  return `${dateWords(locale).months[number - 1] ?? ''} ${year}`;
}

/** An ISO date (`2027-02-05`) in words: `Jumat, 5 Februari 2027`. */
export function formatCalendarDate(date: string, locale: string): string {
  return `${formatWeekday(date, locale)}, ${formatDayMonthYear(date, locale)}`;
}

/** The date of a moment in words: `Jumat, 5 Februari 2027`. */
export function formatDate(moment: Moment, style: DateStyle): string {
  return formatCalendarDate(isoDate(moment, style.zone), style.locale);
}

/** A moment's time with its zone, without a word before it: `09.00 WIB`. */
export function formatClock(moment: Moment, zone: ZoneId): string {
  return `${clock(local(moment, zone))} ${zoneLabelAt(zone, +moment)}`;
}

/** A moment's time as a phrase: `pukul 09.00 WIB`, `at 09.00 WIB`. */
export function formatTime(moment: Moment, style: DateStyle): string {
  return `${dateWords(style.locale).at} ${formatClock(moment, style.zone)}`;
}

/** Date and time in words: `Jumat, 5 Februari 2027 pukul 09.00 WIB`. */
export function formatDateTime(moment: Moment, style: DateStyle): string {
  return `${formatDate(moment, style)} ${formatTime(moment, style)}`;
}

/**
 * The same moment in other zones, `10.00 WITA / 11.00 WIT`, each civil time once and the reader's own left out.
 * Where it is another day there, the day is named: `00.30 WIT (Sabtu, 6 Februari 2027)`. Empty when nothing is left.
 */
export function formatOtherZones(
  moment: Moment,
  { style, zones }: { readonly style: DateStyle; readonly zones: readonly ZoneId[] },
): string {
  const own = local(moment, style.zone);
  const byOffset = new Map<number, string>();
  for (const zone of zones) {
    const there = local(moment, zone);
    if (there.offsetNanoseconds === own.offsetNanoseconds || byOffset.has(there.offsetNanoseconds)) continue;
    const sameDay = there.toPlainDate().equals(own.toPlainDate());
    const note = sameDay ? '' : ` (${formatDate(moment, { zone, locale: style.locale })})`;
    byOffset.set(there.offsetNanoseconds, `${formatClock(moment, zone)}${note}`);
  }
  return [...byOffset]
    .sort(([left], [right]) => left - right)
    .map(([, text]) => text)
    .join(' / ');
}

/** Start and end on one day: `pukul 09.00 s.d. 11.30 WIB`; `pukul 09.00 WIB s.d. selesai` without an end. */
export function formatTimeRange(
  start: Moment,
  { end, style }: { readonly end: Moment | undefined; readonly style: DateStyle },
): string {
  const words = dateWords(style.locale);
  if (end === undefined) return `${formatTime(start, style)} ${words.untilDone}`;
  return `${words.at} ${clock(local(start, style.zone))} ${words.until} ${formatClock(end, style.zone)}`;
}

/**
 * A span in words. One day: `Jumat, 5 Februari 2027 pukul 09.00 s.d. 11.30 WIB`;
 * several: `Jumat, 5 Februari 2027 pukul 09.00 WIB s.d. Sabtu, 6 Februari 2027 pukul 12.00 WIB`.
 */
export function formatRange(
  start: Moment,
  { end, style }: { readonly end: Moment | undefined; readonly style: DateStyle },
): string {
  if (end === undefined || isoDate(start, style.zone) === isoDate(end, style.zone)) {
    return `${formatDate(start, style)} ${formatTimeRange(start, { end, style })}`;
  }
  return `${formatDateTime(start, style)} ${dateWords(style.locale).until} ${formatDateTime(end, style)}`;
}

/** Whole calendar days from `now` to `moment` in the reader's zone; negative for the past. */
export function daysUntil(
  moment: Moment,
  { now, zone }: { readonly now: Moment; readonly zone: ZoneId },
): number {
  const from = local(now, zone).toPlainDate();
  return from.until(local(moment, zone).toPlainDate(), { largestUnit: 'days' }).days;
}

/** How far away the day is: `hari ini`, `besok`, `lusa`, `3 hari lagi`, `kemarin`, `2 hari yang lalu`. */
export function formatRelativeDay(
  moment: Moment,
  { now, style }: { readonly now: Moment; readonly style: DateStyle },
): string {
  const words = dateWords(style.locale);
  const days = daysUntil(moment, { now, zone: style.zone });
  if (days === 0) return words.today;
  if (days === 1) return words.tomorrow;
  if (days === 2) return words.dayAfterTomorrow;
  if (days === -1) return words.yesterday;
  return days > 0 ? words.inDays(days) : words.daysAgo(-days);
}
