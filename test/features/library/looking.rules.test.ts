import { expect, it } from 'vitest';
import { type Glance, mayBeDue } from '../../../src/features/library/looking.rules.ts';

const at = (moment: string): number => Date.parse(`${moment}:00+07:00`);
const run = { day: '2026-11-30', zones: ['Asia/Jakarta'], until: at('2026-11-30T07:58') };
const REST: Glance = {
  ...{ timeZone: 'Asia/Jakarta', hasWaited: false, lastPublishedAt: at('2026-11-01T10:00') },
  plan: {
    time: { isOn: true, weekday: 1, clock: '08:00' },
    ...{ run, checkedDay: '2026-12-03', matchedUntil: at('2026-11-02T10:00'), target: 0 },
  },
};

const NONE = { digest: false, others: false };

it('a forum in which nothing is due costs nothing more than a glance', () => {
  expect(mayBeDue(REST, at('2026-12-03T10:00'))).toEqual(NONE);
});

it('a digest may be due from where Monday begins until the last zone has had it', () => {
  expect(mayBeDue(REST, at('2026-12-06T16:59')).digest).toBe(false);
  expect(mayBeDue(REST, at('2026-12-06T17:00')).digest).toBe(true);
  expect(mayBeDue(REST, at('2026-12-01T12:00')).digest).toBe(true);
  const off = { ...REST, plan: { ...REST.plan, time: { ...REST.plan.time, isOn: false } } };
  expect(mayBeDue(off, at('2026-12-07T09:00'))).toEqual({ digest: false, others: true });
});

it.each([
  ['what waits', { hasWaited: true }],
  ['what was published', { lastPublishedAt: at('2026-12-03T09:50') }],
  ['a target at the end of a half-year', { plan: { ...REST.plan, target: 2 } }],
  ['a day on which nobody was asked', { plan: { ...REST.plan, checkedDay: '2026-12-02' } }],
])('%s makes it worth another look', (_what, more) => {
  expect(mayBeDue({ ...REST, ...more }, at('2026-12-03T10:00')).others).toBe(true);
});
