import { isQuietAt } from '../quiet.ts';
import type { KindPlan, MomentShape } from '../schedule.ts';

const DAY_MINUTES = 1_440;
const MOST_DAYS = 180;
const MOST_OFFSETS = 8;
/** Reminders that count days from something that is over, or due on a day, come at 09.00. */
const MORNING_MINUTES = 9 * 60;
const MOST_DAYS_AFTER = 30;

/** A day as typed, `7`, `H-7` or `7h`; and the words that may stand beside it. */
const DAY = /^(?:h-)?(\d{1,3})h?$/;
const BESIDE_DAYS = new Set([
  'dan',
  'and',
  'hari',
  'days',
  'day',
  'sebelum',
  'sebelumnya',
  'before',
  'setelah',
  'after',
]);

/**
 * Reads days as typed, `7, 3 dan 1 hari`, the longest first; undefined when there is none, one makes no sense, or anything else
 * stands there.
 */
export function parseDays(text: string, least = 1): readonly number[] | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== '' && !BESIDE_DAYS.has(word));
  const read = words.map((word) => DAY.exec(word)?.[1]);
  if (read.includes(undefined)) return undefined;
  const days = [...new Set(read.map(Number))].toSorted((left, right) => right - left);
  const isFine =
    days.length > 0 && days.length <= MOST_OFFSETS && days.every((day) => day >= least && day <= MOST_DAYS);
  return isFine ? days : undefined;
}

/** Reads a time of day as typed, `16.00`, `16:00` or `pukul 6.30`, as `HH:MM`; undefined when it is none or more than that. */
export function parseClock(text: string): string | undefined {
  const match = /^(?:pukul|jam|at)?\s*(\d{1,2})[.:](\d{2})$/i.exec(text.trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Quiet hours, as wall times `HH:MM`. */
export interface Hours {
  readonly from: string;
  readonly until: string;
}

/** Reads hours as typed, `20.00-06.00` or `20.00 s.d. 06.00`; undefined when they are none or more than that. */
export function parseHours(text: string): Hours | undefined {
  const parts = text.split(/\s*(?:-|–|—|s\.?\s?d\.?|sampai|hingga|until|to)\s*/i);
  const [from, until, ...others] = parts.map(parseClock);
  return from === undefined || until === undefined || others.length > 0 ? undefined : { from, until };
}

const MOST_QUIET_MINUTES = 14 * 60;
const NOON = '12:00';

/** Why hours make no sense as quiet hours: they are none, too long, or, where a whole forum keeps them, over noon. */
export type HoursProblem = 'sameHours' | 'hoursTooLong' | 'hoursOverNoon';

/** What is wrong with quiet hours; undefined when nothing is. Of a person they may lie as the person lives. */
export function hoursProblem(hours: Hours, whose: 'forum' | 'person'): HoursProblem | undefined {
  const minutes = (minutesOf(hours.until) - minutesOf(hours.from) + DAY_MINUTES) % DAY_MINUTES;
  if (minutes === 0) return 'sameHours';
  if (whose === 'forum' && isQuietAt(NOON, hours)) return 'hoursOverNoon';
  return minutes > MOST_QUIET_MINUTES ? 'hoursTooLong' : undefined;
}

function minutesOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}

/** A kind's moments from what was typed for it; undefined when it cannot be read. */
export function readMoments(shape: MomentShape, text: string): readonly number[] | undefined {
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
  const ofDay = minutesOf(clock);
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

/** Whether moments are typed as days. */
export function isInDays(shape: MomentShape): boolean {
  return ['days', 'after', 'due'].includes(shape);
}
