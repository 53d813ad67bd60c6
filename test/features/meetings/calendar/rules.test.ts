import { describe, expect, it } from 'vitest';
import { listHolidays } from '../../../../src/calendar/holidays.ts';
import { dateConcerns, suggestDates } from '../../../../src/features/meetings/calendar/index.ts';
import { officeCalendar } from '../../../support/office-calendar.ts';

const calendar = officeCalendar(listHolidays());

function kinds(date: string): readonly string[] {
  return dateConcerns(date, calendar).map((concern) => concern.kind);
}

describe('what speaks against a date', () => {
  it.each([
    ['2026-12-04', []],
    ['2026-12-25', ['national-holiday', 'year-end']],
    ['2026-12-24', ['joint-leave', 'year-end']],
    ['2026-12-14', []],
    ['2026-12-15', ['year-end']],
    ['2026-11-29', ['weekend']],
    ['2027-02-05', ['joint-leave']],
    ['2027-02-13', ['weekend', 'ramadan']],
    ['2027-02-08', ['ramadan']],
    ['2027-03-10', ['national-holiday']],
    ['2027-03-16', ['after-lebaran']],
    ['2027-03-19', []],
    ['2027-05-20', ['national-holiday']],
  ])('on %s: %j', (date, expected) => {
    expect(kinds(date)).toEqual(expected);
  });

  it('calls national holidays impossible and everything else doubtful', () => {
    expect(dateConcerns('2027-08-17', calendar)).toEqual([
      {
        kind: 'national-holiday',
        level: 'no',
        name: 'Hari Kemerdekaan Republik Indonesia',
        isEstimate: false,
      },
    ]);
    expect(dateConcerns('2028-02-27', calendar)[0]).toMatchObject({ level: 'no', isEstimate: true });
    expect(dateConcerns('2026-11-29', calendar)).toEqual([{ kind: 'weekend', level: 'warn' }]);
  });

  it('follows what a secretariat corrects', () => {
    const own = [
      { date: '2026-12-04', type: 'joint-leave', name: 'Libur setempat', isEstimate: false } as const,
    ];
    expect(dateConcerns('2026-12-04', officeCalendar(own)).map((concern) => concern.kind)).toEqual([
      'joint-leave',
    ]);
  });
});

it('a Saturday is a day as any other where the forum works on it', () => {
  const saturdays = { ...calendar, rest: { ...calendar.rest, saturdays: false } };
  expect(dateConcerns('2026-11-28', saturdays)).toEqual([]);
  expect(dateConcerns('2026-11-29', saturdays)).toEqual([{ kind: 'weekend', level: 'warn' }]);
});

describe('other dates', () => {
  it('offers the nearest days that nothing speaks against', () => {
    expect(suggestDates('2026-11-28', { calendar })).toEqual(['2026-11-30', '2026-12-01']);
    expect(suggestDates('2026-12-25', { calendar })).toEqual(['2027-01-04', '2027-01-06']);
    expect(suggestDates('2027-02-08', { calendar, count: 1 })).toEqual(['2027-03-19']);
  });
});
