import { describe, expect, test } from 'vitest';
import { listHolidays } from '../../src/calendar/holidays.ts';
import { closedOn } from '../../src/calendar/working-days.ts';
import { onWorkingDays } from '../../src/notices/on-working-days.ts';
import type { DueMoment, RestMove } from '../../src/notices/schedule.ts';

const zone = 'Asia/Jakarta';
const quiet = { from: '20:00', until: '06:00', rest: closedOn(listHolidays()) };
const at = (text: string): number => Date.parse(`${text}:00+07:00`);

/** A moment as wall times; `until` a week later and owed since long ago unless given. */
function moment(when: string, more: { until?: string; bestBefore?: string; since?: string } = {}): DueMoment {
  const { until = '2027-12-31T00:00', since = '2026-01-01T00:00', bestBefore } = more;
  return {
    ...{ at: at(when), until: at(until), since: at(since), key: when, facts: {} },
    ...(bestBefore === undefined ? {} : { bestBefore: at(bestBefore) }),
  };
}

function moved(move: RestMove, ...moments: readonly DueMoment[]): readonly string[] {
  return onWorkingDays(moments, { move, zone, quiet }).map(({ at }) =>
    new Date(at + 7 * 3_600_000).toISOString().slice(0, 16),
  );
}

describe('a moment', () => {
  test('on a working day stays where it is, also on one between holidays', () => {
    expect(moved('either', moment('2027-02-02T16:00'))).toEqual(['2027-02-02T16:00']);
    expect(moved('earlier', moment('2027-05-21T16:00'))).toEqual(['2027-05-21T16:00']);
  });

  test('on a day without work comes the morning after it', () => {
    expect(moved('either', moment('2027-01-09T16:00'))).toEqual(['2027-01-11T09:00']);
    expect(moved('later', moment('2027-03-09T10:00'))).toEqual(['2027-03-16T09:00']);
  });

  test('comes on the working day before where that would be too late', () => {
    const deadline = { until: '2027-01-11T16:00', bestBefore: '2027-01-11T00:00' };
    expect(moved('either', moment('2027-01-10T16:00', deadline))).toEqual(['2027-01-08T16:00']);
    expect(moved('earlier', moment('2027-03-15T16:00'))).toEqual(['2027-03-05T16:00']);
  });

  test('of a night before a day without work counts for that day', () => {
    expect(moved('earlier', moment('2027-01-08T21:00'))).toEqual(['2027-01-08T16:00']);
    expect(moved('either', moment('2027-01-08T21:00'))).toEqual(['2027-01-11T09:00']);
    expect(moved('either', moment('2027-01-11T05:00'))).toEqual(['2027-01-11T05:00']);
  });

  test('comes within office hours when it comes earlier, and never in quiet hours', () => {
    expect(moved('earlier', moment('2027-01-09T19:00'), moment('2027-01-16T07:00'))).toEqual([
      '2027-01-08T16:00',
      '2027-01-15T09:00',
    ]);
    const early = { ...quiet, from: '15:00' };
    const [first] = onWorkingDays([moment('2027-01-09T16:00')], { move: 'earlier', zone, quiet: early });
    expect(first?.at).toBe(at('2027-01-08T12:00'));
  });

  test('that was not owed yet on the day before comes after, and where that is too late stays', () => {
    const since = { since: '2027-01-08T18:00' };
    const inTime = moment('2027-01-10T16:00', { ...since, until: '2027-01-11T10:00' });
    expect(moved('earlier', inTime)).toEqual(['2027-01-11T09:00']);
    const tooLate = moment('2027-01-10T16:00', { ...since, until: '2027-01-11T09:00' });
    expect(moved('earlier', tooLate)).toEqual(['2027-01-10T16:00']);
    expect(moved('later', tooLate)).toEqual(['2027-01-10T16:00']);
    expect(moved('stays', moment('2027-01-10T06:30'))).toEqual(['2027-01-10T06:30']);
  });

  test('goes before the weekend where another comes on the day after it', () => {
    const more = { until: '2027-01-12T16:00', bestBefore: '2027-01-12T00:00' };
    const three = moment('2027-01-09T16:00', more);
    const one = moment('2027-01-11T16:00', more);
    expect(moved('either', three, one)).toEqual(['2027-01-08T16:00', '2027-01-11T16:00']);
    const four = moment('2027-01-08T16:00', more);
    expect(moved('either', four, three, one)).toEqual(['2027-01-08T16:00', '2027-01-11T16:00']);
  });

  test('is told by the one after it where both come on one day', () => {
    const more = { until: '2027-01-11T16:00', bestBefore: '2027-01-11T00:00' };
    const [first, ...others] = onWorkingDays(
      [moment('2027-01-09T16:00', more), moment('2027-01-10T16:00', more)],
      { move: 'either', zone, quiet },
    );
    expect([first?.key, others]).toEqual(['2027-01-10T16:00', []]);
  });

  test('may come on a Saturday where the forum works then', () => {
    const works = { ...quiet, rest: { ...quiet.rest, saturdays: false } };
    const [first] = onWorkingDays([moment('2027-01-10T16:00')], { move: 'earlier', zone, quiet: works });
    expect(first?.at).toBe(at('2027-01-09T16:00'));
  });
});
