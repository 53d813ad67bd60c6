import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listHolidays } from '../../../src/calendar/holidays.ts';
import { closedOn } from '../../../src/calendar/working-days.ts';
import { defaultDeadline, movedDeadline } from '../../../src/features/meetings/deadline.rules.ts';
import { changedFields, detailsProblem, movedAnnouncement } from '../../../src/features/meetings/rules.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/lib/clock.ts';
import type { MeetingDetails } from '../../../src/model/meeting.ts';

const timeZone = 'Asia/Jakarta';
/** 09.00 WIB of a day in 2027. */
const at = (month: number, day: number, hour = 9): number => Date.UTC(2027, month - 1, day, hour - 7);
const now = Date.UTC(2026, 10, 24, 3);

const details: MeetingDetails = {
  title: 'Pertemuan',
  startsAt: at(2, 5),
  endsAt: undefined,
  timeZone,
  place: 'Aula',
  hostInstitutionId: undefined,
  agenda: undefined,
  dress: undefined,
  contact: undefined,
  letterNumber: undefined,
  link: undefined,
  answerBy: undefined,
  quorum: undefined,
  capacity: undefined,
  companionLimit: undefined,
};

describe('the usual deadline', () => {
  it('is 16.00 three working days before the meeting', () => {
    expect(defaultDeadline({ rest: closedOn([]), startsAt: at(2, 5), timeZone, now })).toBe(at(2, 2, 16));
    expect(defaultDeadline({ rest: closedOn([]), startsAt: at(2, 8), timeZone, now })).toBe(at(2, 3, 16));
    expect(defaultDeadline({ rest: closedOn([]), startsAt: at(2, 7), timeZone, now })).toBe(at(2, 3, 16));
    const rest = closedOn(listHolidays());
    expect(defaultDeadline({ rest, startsAt: at(2, 8), timeZone, now })).toBe(at(2, 2, 16));
    expect(defaultDeadline({ rest, startsAt: at(3, 17), timeZone, now })).toBe(at(3, 4, 16));
  });

  it('follows the zone of the place', () => {
    const startsAt = Date.UTC(2027, 1, 5, 0);
    expect(defaultDeadline({ rest: closedOn([]), startsAt, timeZone: 'Asia/Jayapura', now })).toBe(
      Date.UTC(2027, 1, 2, 7),
    );
  });

  it('is half an hour before the start where the usual one has passed', () => {
    const startsAt = at(2, 5);
    expect(defaultDeadline({ rest: closedOn([]), startsAt, timeZone, now: at(2, 4) })).toBe(
      startsAt - 30 * MINUTE_MS,
    );
  });

  it('lies before the start, always', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 * 24 * 60 }), (minutes) => {
        const startsAt = now + minutes * MINUTE_MS;
        expect(defaultDeadline({ rest: closedOn([]), startsAt, timeZone, now })).toBeLessThan(startsAt);
      }),
    );
  });
});

describe('the deadline of a meeting that moved', () => {
  const usual = { startsAt: at(2, 5), answerBy: at(2, 2, 16), timeZone, rest: closedOn(listHolidays()), now };

  it('keeps its distance', () => {
    expect(movedDeadline({ ...usual, newStartsAt: at(2, 12) })).toBe(at(2, 9, 16));
  });

  it.each([
    ['a Sunday', at(2, 17), at(2, 12, 16)],
    ['a national holiday', at(1, 8), at(1, 4, 16)],
    ['days of leave and holidays after each other', at(3, 18), at(3, 5, 16)],
  ])('goes from %s to the last working day before, at the same hour', (_, newStartsAt, expected) => {
    expect(movedDeadline({ ...usual, newStartsAt })).toBe(expected);
  });

  it('keeps the hour that came of the distance, but not one in the night', () => {
    expect(movedDeadline({ ...usual, newStartsAt: at(2, 12, 12) })).toBe(at(2, 9, 19));
    expect(movedDeadline({ ...usual, newStartsAt: at(2, 12, 14) })).toBe(at(2, 9, 16));
    expect(movedDeadline({ ...usual, newStartsAt: at(2, 12, 19) })).toBe(at(2, 9, 16));
    const late = { ...usual, answerBy: at(2, 2, 23) };
    expect(movedDeadline({ ...late, newStartsAt: at(2, 12) })).toBe(at(2, 9, 23));
  });

  it('stays on a day without work where the working day before has passed', () => {
    const saturday = at(2, 13);
    expect(movedDeadline({ ...usual, newStartsAt: at(2, 17), now: saturday })).toBe(at(2, 14, 16));
  });

  it('is settled anew where it would have passed', () => {
    const facts = { ...usual, startsAt: at(2, 12), answerBy: at(2, 2), newStartsAt: at(2, 5) };
    expect(movedDeadline({ ...facts, now: at(1, 27) })).toBe(at(2, 2, 16));
  });
});

describe('the planned announcement of a meeting that moved', () => {
  const planned = { announceAt: at(1, 15, 10), startsAt: at(2, 5), timeZone, now: at(1, 10) };

  it('stays as many days before it, at its hour', () => {
    expect(movedAnnouncement({ ...planned, newStartsAt: at(2, 12, 19) })).toBe(at(1, 22, 10));
    expect(movedAnnouncement({ ...planned, newStartsAt: at(2, 3, 6) })).toBe(at(1, 13, 10));
  });

  it('stays where it was when it would have passed otherwise', () => {
    expect(movedAnnouncement({ ...planned, newStartsAt: at(1, 20) })).toBe(at(1, 15, 10));
  });

  it('is to be chosen again when both come too late or have passed', () => {
    expect(movedAnnouncement({ ...planned, newStartsAt: at(1, 14) })).toBeUndefined();
  });
});

describe('details that cannot stand', () => {
  it.each([
    ['meetingInPast', { startsAt: now }],
    ['endBeforeStart', { endsAt: details.startsAt }],
    ['deadlineAfterStart', { answerBy: details.startsAt + 1 }],
    [undefined, { endsAt: details.startsAt + HOUR_MS, answerBy: details.startsAt - DAY_MS }],
  ])('are called %s', (problem, change) => {
    expect(detailsProblem({ ...details, ...change }, now)).toBe(problem);
  });
});

it('names what differs', () => {
  expect(changedFields(details, { ...details, place: 'Ruang', dress: 'Batik' })).toEqual(['place', 'dress']);
  expect(changedFields(details, details)).toEqual([]);
});
