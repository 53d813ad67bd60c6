import { describe, expect, it } from 'vitest';
import { listHolidays } from '../../../../src/calendar/holidays.ts';
import {
  dueDay,
  type ProposalFacts,
  proposeDates,
  usualWeekdayOf,
} from '../../../../src/features/meetings/calendar/propose.rules.ts';
import { officeCalendar } from '../../../support/office-calendar.ts';

const MONTHS = { every: 2, unit: 'months', weekday: undefined, week: undefined } as const;
const FRIDAY = 5;
interface More extends Partial<ProposalFacts> {
  readonly last?: string | undefined;
}
const facts = ({ last, ...more }: More): ProposalFacts => {
  const { today = '2026-11-24' } = more;
  return {
    ...{ today, due: dueDay({ last, cadence: MONTHS, today }), usualWeekday: FRIDAY },
    ...{ absences: [], others: [], calendar: officeCalendar(listHolidays()) },
    ...more,
  };
};
const HELD = { last: '2026-11-13' };
const days = (more: More, count = 5): readonly string[] =>
  proposeDates(facts(more), count).dates.map(({ date }) => date);
const passed = (more: More): readonly string[] =>
  proposeDates(facts(more), 5).passed.map(({ date, why }) => `${date} ${why.kind}`);

describe('dates for the next meeting', () => {
  it('are the usual weekdays nearest to the cadence, the earliest first, and say how near', () => {
    const { due, dates } = proposeDates(facts(HELD), 3);
    expect(due).toBe('2027-01-13');
    expect(dates.map(({ date, daysFromDue }) => [date, daysFromDue])).toEqual([
      ['2027-01-08', -5],
      ['2027-01-15', 2],
      ['2027-01-22', 9],
    ]);
    expect(dates.every(({ isUsualWeekday }) => isUsualWeekday)).toBe(true);
  });

  it('keep off holidays and Ramadan, and name what was nearer', () => {
    const ramadan = { today: '2026-12-20', last: '2026-12-18' };
    expect(days(ramadan, 2).some((date) => date > '2027-02-08' && date < '2027-03-10')).toBe(false);
    expect(passed(ramadan)).toContain('2027-02-19 ramadan');
    const independence = { today: '2026-06-01', last: '2026-06-17', usualWeekday: 1 };
    expect(days(independence)).not.toContain('2026-08-17');
    expect(passed(independence)).toContain('2026-08-17 national-holiday');
  });

  it('keep off the absences of the host and off weeks in which another meeting is', () => {
    const absences = [{ from: '2027-01-10', until: '2027-01-17' }];
    expect(days({ ...HELD, absences }, 3)).toEqual(['2027-01-08', '2027-01-22', '2027-01-29']);
    expect(passed({ ...HELD, absences })).toContain('2027-01-15 host-absent');
    const others = [{ number: 42, date: '2027-01-20' }];
    expect(days({ ...HELD, others }, 3)).toEqual(['2027-01-08', '2027-01-15', '2027-01-29']);
    expect(passed({ ...HELD, others })).toContain('2027-01-22 other-meeting');
  });

  it('are others than the usual weekday where that is far away, and say so', () => {
    const absences = [
      { from: '2026-12-01', until: '2027-01-04' },
      { from: '2027-01-07', until: '2027-04-30' },
    ];
    const { dates } = proposeDates(facts({ ...HELD, absences }), 1);
    expect(dates).toMatchObject([{ date: '2027-01-06', isUsualWeekday: false }]);
  });

  it('leave two weeks to ask people, also where the forum is late or had no meeting', () => {
    expect(days({ last: '2026-09-30' }, 1)[0]).toBe('2026-12-11');
    expect(days({ last: undefined }, 1)).toEqual(['2026-12-11']);
    expect(
      days({ last: '2024-05-03', usualWeekday: undefined }, 1).every((date) => date >= '2026-12-08'),
    ).toBe(true);
  });

  it('say of a year without holidays that those are not known', () => {
    expect(proposeDates(facts({ ...HELD, calendar: officeCalendar([]) }), 1).dates).toMatchObject([
      { holidaysAre: 'unknown' },
    ]);
  });

  it('are none where the host cannot in half a year', () => {
    expect(days({ ...HELD, absences: [{ from: '2026-11-01', until: '2028-12-31' }] })).toEqual([]);
  });
});

describe('the usual weekday', () => {
  it.each([
    [['2026-11-13', '2026-09-11', '2026-07-09'], FRIDAY],
    [['2026-11-13'], undefined],
    [['2026-11-13', '2026-09-10', '2026-07-08', '2026-05-12'], undefined],
    [[], undefined],
  ])('of %j is %s', (dates, weekday) => {
    expect(usualWeekdayOf(dates)).toBe(weekday);
  });
});
