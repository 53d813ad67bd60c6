import { expect, test } from 'vitest';
import { cronProblem, nextOfCron } from '../../src/lib/cron.ts';

const after = Date.parse('2026-11-30T18:59:00Z');
const next = (schedule: string, zone = 'Asia/Jakarta'): string =>
  new Date(nextOfCron(schedule, { after, zone }) ?? 0).toISOString();

test('the next moment of a schedule is reckoned in its zone', () => {
  expect(next('0 2 * * *')).toBe('2026-11-30T19:00:00.000Z');
  expect(next('0 2 * * *', 'Asia/Jayapura')).toBe('2026-12-01T17:00:00.000Z');
  expect(next('*/30 6-7 * * 1')).toBe('2026-12-06T23:00:00.000Z');
  expect(next('15 3 1 * *')).toBe('2026-11-30T20:15:00.000Z');
  expect(next('0 0 * * 7')).toBe('2026-12-05T17:00:00.000Z');
});

test('a moment that is reached is not the next one', () => {
  const at = Date.parse('2026-11-30T19:00:00Z');
  expect(nextOfCron('0 2 * * *', { after: at, zone: 'Asia/Jakarta' })).toBe(at + 86_400_000);
});

test('what is no schedule, has seconds or names a day that never comes is refused', () => {
  expect(cronProblem('0 2 * * *')).toBeUndefined();
  expect(cronProblem('0 2 29 2 *')).toBeUndefined();
  for (const bad of [
    'every night',
    '5-1 2 * * *',
    '*/0 2 * * *',
    '0 2 * *',
    '0 0 2 * * *',
    '61 2 * * *',
    '0 2 30 2 *',
  ])
    expect([bad, cronProblem(bad)]).toEqual([bad, expect.stringContaining('must')]);
});
