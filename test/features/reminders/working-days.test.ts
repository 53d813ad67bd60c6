import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { listHolidays } from '../../../src/calendar/holidays.ts';
import { closedOn, dayIn, isAtRest, workingDayFrom } from '../../../src/calendar/working-days.ts';
import { actionMoments } from '../../../src/features/follow-up/action-reminder.notice.ts';
import { notices } from '../../../src/features/index.ts';
import { defaultDeadline } from '../../../src/features/meetings/deadline.rules.ts';
import { DAY_MS } from '../../../src/lib/clock.ts';
import type { Meeting } from '../../../src/model/meeting.ts';
import { meetingMoments, owedMoments } from '../../../src/notices/owed-moments.ts';
import { quietWait } from '../../../src/notices/quiet.ts';
import type { DueMoment } from '../../../src/notices/schedule.ts';
import { type ScheduledKind, scheduledKinds } from '../../../src/notices/settings/plan.ts';
import { MEETING } from './meeting.ts';

const rest = closedOn(listHolidays());
const quiet = { from: '20:00', until: '06:00', rest };
/** Where the meeting is, where a reader is, and when it begins there. */
const PLACES = [
  ['Asia/Jakarta', 'Asia/Jayapura', '09:00'],
  ['Asia/Makassar', 'Asia/Jakarta', '13:30'],
  ['Asia/Jayapura', 'Asia/Makassar', '08:00'],
] as const;

const kinds = scheduledKinds(notices).filter(({ schedule }) => schedule.dueMoments !== undefined);

/** Every day of 2026 to 2028 that the filter takes, with one of the places in turn. */
function meetings(isTaken: (day: Temporal.PlainDate) => boolean) {
  const days: Temporal.PlainDate[] = [];
  for (let day = Temporal.PlainDate.from('2026-01-01'); day.year < 2029; day = day.add({ days: 1 }))
    if (isTaken(day)) days.push(day);
  return days.map((day, index) => {
    const [zone, reader, clock] = PLACES[index % PLACES.length] ?? PLACES[0];
    const startsAt = day.toZonedDateTime({ timeZone: zone, plainTime: clock }).epochMilliseconds;
    const announced = workingDayFrom(day.subtract({ days: 60 }), { rest, towards: 'before' });
    const announcedAt = announced.toZonedDateTime({ timeZone: zone, plainTime: '10:00' }).epochMilliseconds;
    const answerBy = defaultDeadline({ startsAt, timeZone: zone, rest, now: announcedAt });
    const meeting: Meeting = { ...MEETING, startsAt, answerBy, announcedAt, timeZone: zone };
    return { day, meeting, reader, createdAt: announcedAt - DAY_MS };
  });
}

type Case = ReturnType<typeof meetings>[number];

/** What is due about a meeting, and when it would be by the plan alone. */
function momentsOf(kind: ScheduledKind, { meeting, createdAt }: Case) {
  const facts = { meeting, createdAt, plan: kind.schedule.plan, zone: meeting.timeZone };
  return {
    planned: kind.schedule.dueMoments?.(facts) ?? [],
    kept: meetingMoments(kind, { meeting, createdAt, storedPlan: {}, quiet }),
  };
}

/** When it reaches the reader. */
function reaches(
  kind: ScheduledKind,
  { at, until, facts }: DueMoment,
  { meeting, reader: zone }: Case,
): number {
  const quietUntil = kind.quietUntil(facts, meeting.startsAt);
  return quietWait({ quietUntil, until }, { now: at, quiet, zone }) ?? at;
}

describe('over the years 2026 to 2028', () => {
  const onWorkingDays = meetings(
    (day) => !isAtRest(+day.toZonedDateTime('UTC').epochMilliseconds, { zone: 'UTC', rest }),
  );
  const onRestDays = meetings((day) =>
    isAtRest(+day.toZonedDateTime('UTC').epochMilliseconds, { zone: 'UTC', rest }),
  );

  test('no reminder of a meeting reaches anybody on a day without work', () => {
    const wrong = onWorkingDays.flatMap((one) =>
      kinds.flatMap((kind) =>
        momentsOf(kind, one)
          .kept.map((moment) => reaches(kind, moment, one))
          .filter((at) => isAtRest(at, { zone: one.reader, rest }))
          .map((at) => `${one.day} ${kind.name} ${new Date(at).toISOString()}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('of a meeting on a day without work only what is of the morning does', () => {
    const names = onRestDays.flatMap((one) =>
      kinds.flatMap((kind) =>
        momentsOf(kind, one)
          .kept.filter((moment) => isAtRest(reaches(kind, moment, one), { zone: one.reader, rest }))
          .map(() => kind.name),
      ),
    );
    expect([...new Set(names)].toSorted()).toEqual(['morning', 'morningRecap']);
  });

  test('none is lost: each comes while it makes sense, or is told by a later one of its kind', () => {
    const lost = [...onWorkingDays, ...onRestDays].flatMap((one) =>
      kinds.flatMap((kind) => {
        const { planned, kept } = momentsOf(kind, one);
        return planned
          .filter((moment, index) => {
            const own = kept.find(({ key }) => key === moment.key);
            if (own !== undefined) return reaches(kind, own, one) >= own.until || own.at < own.since;
            const after = planned.slice(index + 1).map(({ key }) => key);
            return !kept.some(({ key, at }) => after.includes(key) && at < moment.until);
          })
          .map(({ key }) => `${one.day} ${key}`);
      }),
    );
    expect(lost).toEqual([]);
  });

  test('those who have not answered are asked on up to three days, each before the day of the deadline', () => {
    const kind = kinds.find(({ name }) => name === 'answerReminder');
    if (kind === undefined) throw new Error('no such kind');
    const counts = Map.groupBy(onWorkingDays, (one) => {
      const days = momentsOf(kind, one).kept.map(({ at }) => dayIn(at, one.meeting.timeZone).toString());
      const deadline = dayIn(one.meeting.answerBy, one.meeting.timeZone).toString();
      expect(days.every((day) => day < deadline)).toBe(true);
      return new Set(days).size;
    });
    // A weekend or a row of holidays before the deadline brings some of them together.
    expect([...counts.keys()].toSorted()).toEqual([1, 2, 3]);
    expect(counts.get(1)?.length).toBeLessThan(10);
  });

  test('an eve is told on the last working day before the meeting', () => {
    const kind = kinds.find(({ name }) => name === 'eve');
    if (kind === undefined) throw new Error('no such kind');
    for (const one of [...onWorkingDays, ...onRestDays]) {
      const [moment] = momentsOf(kind, one).kept;
      const before = workingDayFrom(one.day.subtract({ days: 1 }), { rest, towards: 'before' });
      expect(dayIn(moment?.at ?? 0, one.meeting.timeZone).toString()).toBe(before.toString());
    }
  });

  test('no action item is called to mind on a day without work, and each is before its day is over', () => {
    const kind = scheduledKinds(notices).find(({ name }) => name === 'actionReminder');
    if (kind === undefined) throw new Error('no such kind');
    const zone = 'Asia/Jakarta';
    for (const { day } of [...onWorkingDays, ...onRestDays]) {
      const dueAt = day.toZonedDateTime({ timeZone: zone }).epochMilliseconds;
      const item = {
        ...{ id: 1, forumId: 1, meetingId: 7, number: 1, description: '', institution: '' },
        institutionId: 1,
        dueAt,
        state: 'open',
        createdAt: dueAt - 30 * DAY_MS,
      } as const;
      const moments = owedMoments(kind, {
        ...{ storedPlan: {}, quiet, zone },
        dueMoments: (plan) => actionMoments({ item, zone }, plan),
      });
      expect(moments.length).toBeGreaterThan(0);
      for (const { at } of moments) {
        expect([day.toString(), isAtRest(at, { zone, rest })]).toEqual([day.toString(), false]);
        expect(at).toBeLessThan(dueAt + DAY_MS);
      }
    }
  });
});
