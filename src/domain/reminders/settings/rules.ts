import type { KindPlan } from '../types.ts';
import type { PlannedKind } from './types.ts';

const DAY_MINUTES = 1_440;
const MOST_DAYS = 180;
const MOST_OFFSETS = 8;
/** Reminders that count days from something that is over, or due on a day, come at 09.00. */
const MORNING_MINUTES = 9 * 60;
const MOST_DAYS_AFTER = 30;

/** How the moments of a kind are told and typed: days before, a time of day, days after the meeting or before an item is due. */
export const SHAPES: Readonly<Record<PlannedKind, 'days' | 'evening' | 'clock' | 'after' | 'due' | 'none'>> =
  {
    answerReminder: 'days',
    hostReminder: 'days',
    eve: 'evening',
    morning: 'clock',
    recap: 'none',
    minutesReminder: 'after',
    actionReminder: 'due',
  };

/** Reads days as typed, `7, 3 dan 1 hari`, the longest first; undefined when there is none or one makes no sense. */
export function parseDays(text: string, least = 1): readonly number[] | undefined {
  const days = [...new Set((text.match(/\d+/g) ?? []).map(Number))].toSorted((left, right) => right - left);
  const isFine =
    days.length > 0 && days.length <= MOST_OFFSETS && days.every((day) => day >= least && day <= MOST_DAYS);
  return isFine ? days : undefined;
}

/** Reads a time of day as typed, `16.00`, `16:00` or `6.30`, as `HH:MM`; undefined when it is none. */
export function parseClock(text: string): string | undefined {
  const match = /^\D*(\d{1,2})[.:](\d{2})\D*$/.exec(text);
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Reads hours as typed, `20.00-06.00` or `20.00 s.d. 06.00`; undefined when they are none. */
export function parseHours(text: string): { readonly from: string; readonly until: string } | undefined {
  const [from, until, ...others] = (text.match(/\d{1,2}[.:]\d{2}/g) ?? []).map(parseClock);
  return from === undefined || until === undefined || others.length > 0 ? undefined : { from, until };
}

/** A kind's moments from what was typed for it; undefined when it cannot be read. */
export function readMoments(kind: PlannedKind, text: string): readonly number[] | undefined {
  const shape = SHAPES[kind];
  if (shape === 'days') return parseDays(text)?.map((days) => days * DAY_MINUTES);
  if (shape === 'due') return parseDays(text, 0)?.map((days) => days * DAY_MINUTES - MORNING_MINUTES);
  if (shape === 'after') {
    const days = parseDays(text);
    if (days?.every((day) => day <= MOST_DAYS_AFTER) !== true) return undefined;
    return days.toReversed().map((day) => -(day * DAY_MINUTES + MORNING_MINUTES));
  }
  if (shape === 'none') return undefined;
  const clock = parseClock(text);
  if (clock === undefined) return undefined;
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const ofDay = hour * 60 + minute;
  return [shape === 'evening' ? DAY_MINUTES - ofDay : -ofDay];
}

/** A kind's moments as days, before or after, the longest first. */
export function daysOf({ offsetsMinutes }: KindPlan): readonly number[] {
  return offsetsMinutes
    .map((offset) => Math.abs(Math.round(offset / DAY_MINUTES)))
    .toSorted((left, right) => right - left);
}

/** A kind's moment as a time of day, `16.00`: of the day before (`evening`), or of the day itself. */
export function clockOf({ offsetsMinutes: [offset = 0] }: KindPlan): string {
  const ofDay = offset > 0 ? DAY_MINUTES - offset : -offset;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}.${String(ofDay % 60).padStart(2, '0')}`;
}

/** Whether a kind's moments are typed as days. */
export function isInDays(kind: PlannedKind): boolean {
  return ['days', 'after', 'due'].includes(SHAPES[kind]);
}
