import { expect, test } from 'vitest';
import { notices } from '../../../src/features/index.ts';
import { before, offsetDays, startOfDay } from '../../../src/notices/moments.ts';
import { planOf, readPlan, scheduledKinds } from '../../../src/notices/settings/plan.ts';
import { wib } from '../../features/reminders/meeting.ts';

test('a kind that a forum never changed has its default', () => {
  const own = { enabled: false, offsetsMinutes: [60] };
  const plan = readPlan({ changedAt: { eve: 5 }, eve: own });
  expect(plan).toEqual({ changedAt: { eve: 5 }, kinds: { eve: own } });
  for (const kind of scheduledKinds(notices))
    expect(planOf(plan, kind)).toEqual(kind.name === 'eve' ? own : kind.schedule.plan);
});

test('a stored moment of change that names no kind is left out', () => {
  expect(readPlan({ changedAt: 5 })).toEqual({ changedAt: {}, kinds: {} });
});

test('a plan that cannot be read is the default, so that reminders go on', () => {
  for (const stored of [null, 'x', { eve: 3 }, { eve: { enabled: 1 } }]) {
    expect(readPlan(stored)).toEqual({ changedAt: {}, kinds: {} });
  }
});

test('whole days keep the time of day over a change to daylight saving', () => {
  const start = Date.parse('2027-03-15T09:00:00-04:00');
  expect(before(start, { offsetMinutes: 2 * 1_440, zone: 'America/New_York' })).toBe(
    Date.parse('2027-03-13T09:00:00-05:00'),
  );
});

test('the rest of an offset is counted by the clock, forwards when negative', () => {
  const start = wib('2027-02-05 09:00');
  expect(before(start, { offsetMinutes: 1_500, zone: 'Asia/Jakarta' })).toBe(wib('2027-02-04 08:00'));
  expect(before(startOfDay(start, 'Asia/Jakarta'), { offsetMinutes: -390, zone: 'Asia/Jakarta' })).toBe(
    wib('2027-02-05 06:30'),
  );
  expect([1_440, 1_500, 60].map(offsetDays)).toEqual([1, 2, 1]);
});
