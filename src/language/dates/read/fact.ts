import type { ZoneId } from '../../../lib/zone.ts';
import type { AskReason } from '../when.ts';

/** Parts of the day; their hours are in `resolve/day-part.ts`. */
export type DayPart = 'dini' | 'subuh' | 'pagi' | 'siang' | 'sore' | 'petang' | 'malam' | 'am' | 'pm';

export type CalendarUnit = 'day' | 'week' | 'month' | 'year';
export type Unit = CalendarUnit | 'minute' | 'hour';

/** `15` and `Desember`, `2027`: what was said of a date; `month` counts from 1. */
export interface DateFact {
  readonly kind: 'date';
  readonly day: number;
  readonly month?: number;
  readonly year?: number;
}

/** A clock time as said. `exact`: written so that only the 24-hour reading fits (`07.00`, `13.30`). */
export interface TimeFact {
  readonly kind: 'time';
  readonly minutes: number;
  readonly exact: boolean;
}

/** One thing that a phrase says; a phrase is a row of them. */
export type Fact =
  | DateFact
  | TimeFact
  | { readonly kind: 'relative'; readonly days: number }
  | { readonly kind: 'offset'; readonly amount: number; readonly unit: CalendarUnit }
  | { readonly kind: 'elapse'; readonly minutes: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly maybeWeek?: true }
  | { readonly kind: 'week'; readonly weeks: number; readonly maybeSunday?: true }
  | { readonly kind: 'month'; readonly month: number; readonly year?: number }
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'years'; readonly years: number }
  | { readonly kind: 'ordinal'; readonly nth: number }
  | { readonly kind: 'next' }
  | { readonly kind: 'this' }
  | { readonly kind: 'nearest' }
  | { readonly kind: 'past' }
  | { readonly kind: 'later' }
  | { readonly kind: 'now' }
  | { readonly kind: 'part'; readonly part: DayPart }
  | { readonly kind: 'eve' }
  | { readonly kind: 'zone'; readonly zone: ZoneId; readonly sure: boolean }
  | { readonly kind: 'approx' }
  | { readonly kind: 'around' }
  | { readonly kind: 'event'; readonly part?: DayPart }
  | { readonly kind: 'choice'; readonly soft: boolean }
  | { readonly kind: 'span'; readonly soft: boolean }
  | { readonly kind: 'open-end' }
  | { readonly kind: 'number'; readonly value: number; readonly digits: number }
  | { readonly kind: 'unit'; readonly unit: Unit }
  /** `month`: of the Islamic calendar; `market-day`: of the Javanese week; `date`: complete, such as `1 Muharram 1449 H`. */
  | { readonly kind: 'other-calendar'; readonly what: 'month' | 'market-day' | 'date' }
  | { readonly kind: 'ask'; readonly reason: AskReason }
  | { readonly kind: 'filler' }
  | { readonly kind: 'opener' }
  | { readonly kind: 'unknown' };
