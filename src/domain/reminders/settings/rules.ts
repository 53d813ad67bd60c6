import type { KindPlan } from '../types.ts';
import type { PlannedKind } from './types.ts';

const DAY_MINUTES = 1_440;
const MOST_DAYS = 180;
const MOST_OFFSETS = 8;

/** How the moments of a kind are told and typed: days before, or a time of day. */
export const SHAPES: Readonly<Record<PlannedKind, 'days' | 'evening' | 'clock' | 'none'>> = {
  answerReminder: 'days',
  hostReminder: 'days',
  eve: 'evening',
  morning: 'clock',
  recap: 'none',
};

/** Reads days as typed, `7, 3 dan 1 hari`, the longest first; undefined when there is none or one makes no sense. */
export function parseDays(text: string): readonly number[] | undefined {
  const days = [...new Set((text.match(/\d+/g) ?? []).map(Number))].toSorted((left, right) => right - left);
  const isFine =
    days.length > 0 && days.length <= MOST_OFFSETS && days.every((day) => day > 0 && day <= MOST_DAYS);
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
  if (shape === 'none') return undefined;
  const clock = parseClock(text);
  if (clock === undefined) return undefined;
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const ofDay = hour * 60 + minute;
  return [shape === 'evening' ? DAY_MINUTES - ofDay : -ofDay];
}

/** A kind's moments as days, the longest first. */
export function daysOf({ offsetsMinutes }: KindPlan): readonly number[] {
  return offsetsMinutes
    .map((offset) => Math.round(offset / DAY_MINUTES))
    .toSorted((left, right) => right - left);
}

/** A kind's moment as a time of day, `16.00`: of the day before (`evening`), or of the day itself. */
export function clockOf({ offsetsMinutes: [offset = 0] }: KindPlan): string {
  const ofDay = offset > 0 ? DAY_MINUTES - offset : -offset;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}.${String(ofDay % 60).padStart(2, '0')}`;
}
