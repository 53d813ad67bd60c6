import { Temporal } from 'temporal-polyfill';
import type { ZoneId } from '../../lib/zone.ts';

/** A calendar date without a time, `2026-12-04`. */
export interface DateValue {
  readonly kind: 'date';
  readonly date: string;
}

/** A moment, and the zone it was said in. */
export interface InstantValue {
  readonly kind: 'instant';
  readonly epochMs: number;
  readonly zone: ZoneId;
}

/** From `start` to `end`, both dates or both moments. */
export interface RangeValue {
  readonly kind: 'range';
  readonly start: DateValue | InstantValue;
  readonly end: DateValue | InstantValue;
}

export type WhenValue = DateValue | InstantValue | RangeValue;

/** Why a phrase is asked back; each is a locale key. */
const askReasons = [
  'jam_ambigu', // 07.00 or 19.00
  'jam_kira', // about nine
  'pilihan', // two days, times or zones
  'lampau', // over already
  'tanggal_ambigu', // two days fit
  'kurang_lengkap', // a week, a month, a day without a reference
  'hari_tidak_cocok', // the weekday is not that date's
  'tidak_sah', // no such date or time
  'selesai_dahulu', // the end comes before the start
  'tahun_jauh', // more than three years ahead: a slip of the year more often than not
  'tanpa_jam', // a part of the day or an event, but no time
  'kalender_lain', // Islamic, Javanese and other moving calendars
  'bukan_tanggal', // not understood as a date
] as const;

export type AskReason = (typeof askReasons)[number];

/** What was assumed and is worth showing to whoever typed it; each is a locale key. */
export type WhenWarning = 'jam_dianggap_pagi' | 'tahun_dianggap' | 'akhir_terbuka' | 'jam_tidak_lazim';

export type When =
  | { readonly outcome: 'value'; readonly value: WhenValue; readonly warnings: readonly WhenWarning[] }
  | Asked;

/** Nothing is picked: why, and where exactly two days fit, which (ISO dates), so that both can be named. */
export interface Asked {
  readonly outcome: 'ask';
  readonly reason: AskReason;
  readonly days?: readonly [string, string];
}

/** Where and when a phrase is read. */
export interface WhenContext {
  /** Epoch milliseconds, or a moment whose zone is ignored in favour of `zone`. */
  readonly now: number | Temporal.ZonedDateTime;
  readonly zone: ZoneId;
  /** The ISO date that a time without a day belongs to, such as the meeting's when only its hour moves. */
  readonly baseDate?: string;
}

/** The current moment of a context in its zone. */
export function localNow(context: WhenContext): Temporal.ZonedDateTime {
  const epochMs = typeof context.now === 'number' ? context.now : context.now.epochMilliseconds;
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(context.zone);
}

/** A value for machines: `2026-12-04`, `2026-12-04T09:00+07:00`, or `start/end`. */
export function printWhen(value: WhenValue): string {
  if (value.kind === 'date') return value.date;
  if (value.kind === 'range') return `${printWhen(value.start)}/${printWhen(value.end)}`;
  const local = Temporal.Instant.fromEpochMilliseconds(value.epochMs).toZonedDateTimeISO(value.zone);
  return local.toString({ smallestUnit: 'minute', timeZoneName: 'never' });
}
