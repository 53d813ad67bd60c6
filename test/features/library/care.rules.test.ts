import { expect, it } from 'vitest';
import { closedOn } from '../../../src/calendar/working-days.ts';
import { isAskingTime, waitingReminderDay } from '../../../src/features/library/care/care.rules.ts';

const at = (moment: string): number => Date.parse(`${moment}:00+07:00`);
const DAYS = { zone: 'Asia/Jakarta', rest: closedOn([]) };

const reminder = (now: string, waiting: readonly string[], toldAt?: string) =>
  waitingReminderDay(
    { waitingSince: waiting.map(at), toldAt: (toldAt && at(toldAt)) || undefined, now: at(now) },
    DAYS,
  );

it('curators are reminded when something has waited for three working days, a weekend apart', () => {
  const friday = '2026-11-27T15:00';
  expect(reminder('2026-12-02T08:59', [friday])).toBeUndefined();
  expect(reminder('2026-12-02T09:00', [friday])).toBe('2026-12-02');
});

it('curators are reminded of each entry when it is due, and of all that wait again three working days later', () => {
  const told = '2026-12-02T09:00';
  expect(reminder('2026-12-03T12:00', ['2026-11-27T15:00'], told)).toBeUndefined();
  expect(reminder('2026-12-03T09:00', ['2026-11-27T15:00', '2026-11-30T10:00'], told)).toBe('2026-12-03');
  expect(reminder('2026-12-07T09:00', ['2026-11-27T15:00'], told)).toBe('2026-12-07');
  expect(reminder('2026-12-07T09:00', ['2026-12-07T08:00'], told)).toBeUndefined();
});

it('nobody is reminded or asked on a day without work', () => {
  expect(reminder('2026-12-05T10:00', ['2026-11-20T15:00'])).toBeUndefined();
  expect(isAskingTime(at('2026-12-05T10:00'), DAYS)).toBe(false);
  expect(isAskingTime(at('2026-12-04T08:59'), DAYS)).toBe(false);
  expect(isAskingTime(at('2026-12-04T09:00'), DAYS)).toBe(true);
});
