import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { listHolidays } from '../../src/calendar/holidays.ts';
import { parseHolidays } from '../../src/calendar/parse-holidays.ts';
import { closedOn, workingDayFrom, yearStatus } from '../../src/calendar/working-days.ts';

const holidays = listHolidays();

describe('reading a holiday list', () => {
  it('names the line that is wrong', () => {
    expect(() => parseHolidays('date\ttype\tname\tstatus\n2027-02-30\tlibur_nasional\tX\t')).toThrow(
      'line 2',
    );
    expect(() => parseHolidays('date\ttype\tname\tstatus\n2027-02-01\tlibur\tX\t')).toThrow('line 2');
  });
});

describe('a working day', () => {
  const nearest = (date: string, towards: 'before' | 'after', saturdays = true): string => {
    const rest = { ...closedOn(holidays), saturdays };
    return workingDayFrom(Temporal.PlainDate.from(date), { rest, towards }).toString();
  };

  it.each([
    ['2027-02-04', '2027-02-04', '2027-02-04'],
    ['2027-02-07', '2027-02-04', '2027-02-08'],
    ['2027-03-10', '2027-03-05', '2027-03-16'],
    ['2027-05-20', '2027-05-14', '2027-05-21'],
    ['2027-01-01', '2026-12-31', '2027-01-04'],
  ])('beside %s is %s or %s', (date, before, after) => {
    expect([nearest(date, 'before'), nearest(date, 'after')]).toEqual([before, after]);
  });

  it('may be a Saturday where the forum says so, unless that is a holiday', () => {
    expect(nearest('2027-01-10', 'before', false)).toBe('2027-01-09');
    expect(nearest('2027-05-01', 'after', false)).toBe('2027-05-03');
  });

  it('is known of a year as far as the holidays are', () => {
    expect([2027, 2028, 2031].map((year) => yearStatus(year, holidays))).toEqual([
      'decreed',
      'estimated',
      'unknown',
    ]);
  });
});
