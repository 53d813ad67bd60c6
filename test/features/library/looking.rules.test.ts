import { expect, it } from 'vitest';
import { closedOn } from '../../../src/calendar/working-days.ts';
import { type LibraryTimes, nextLookAt } from '../../../src/features/library/looking.rules.ts';

const at = (moment: string): number => Date.parse(`${moment}:00+07:00`);
const WEEKEND = closedOn([]);
const TIMES: LibraryTimes = {
  ...{ timeZone: 'Asia/Jakarta', zones: ['Asia/Jakarta', 'Asia/Jayapura'], rest: WEEKEND },
  time: { isOn: true, weekday: 1, clock: '08:00' },
};

it('a library in which nothing changes is looked at again in the morning', () => {
  expect(nextLookAt(TIMES, at('2026-12-03T08:59'))).toBe(at('2026-12-03T09:00'));
  expect(nextLookAt(TIMES, at('2026-12-03T09:00'))).toBe(at('2026-12-04T09:00'));
});

it('is looked at when a digest is due in each of its zones', () => {
  // Eight in Jayapura is six in Jakarta.
  expect(nextLookAt(TIMES, at('2026-12-06T23:00'))).toBe(at('2026-12-07T06:00'));
  expect(nextLookAt(TIMES, at('2026-12-07T06:00'))).toBe(at('2026-12-07T08:00'));
  expect(nextLookAt(TIMES, at('2026-12-07T08:00'))).toBe(at('2026-12-07T09:00'));
  const off = { ...TIMES, time: { ...TIMES.time, isOn: false } };
  expect(nextLookAt(off, at('2026-12-06T23:00'))).toBe(at('2026-12-07T09:00'));
});

it('knows a digest that holidays have moved past its weekday', () => {
  const rest = { ...WEEKEND, holidays: new Set(['2026-12-07', '2026-12-08']) };
  expect(nextLookAt({ ...TIMES, rest }, at('2026-12-07T09:00'))).toBe(at('2026-12-08T09:00'));
  expect(nextLookAt({ ...TIMES, rest }, at('2026-12-08T23:00'))).toBe(at('2026-12-09T06:00'));
});
