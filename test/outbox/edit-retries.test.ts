import { expect, test } from 'vitest';
import type { Randomness } from '../../src/lib/ids.ts';
import { createEditRetries } from '../../src/outbox/refresh/edit.ts';

const most: Randomness = { integer: (bound) => bound - 1, code: () => '', token: () => '' };
const ID = 7;

/** Fails at once whenever a try is allowed, and tells the seconds between tries. */
function waitsOf(times: number): readonly number[] {
  const patience = createEditRetries(most);
  const waits: number[] = [];
  let failedAt = 0;
  patience.failed(ID, { now: 0, atLeastMs: 0 });
  for (let now = 0; waits.length < times; now += 1_000) {
    if (!patience.mayTry(ID, now)) continue;
    waits.push((now - failedAt) / 1_000);
    failedAt = now;
    patience.failed(ID, { now, atLeastMs: 0 });
  }
  return waits;
}

test('an edit that fails again and again is tried at growing distances of a minute at most', () => {
  expect(waitsOf(8)).toEqual([2, 4, 8, 16, 32, 64, 64, 64]);
});

test('an edit that succeeded, or that never failed, is free to be tried', () => {
  const patience = createEditRetries(most);
  expect(patience.mayTry(ID, 0)).toBe(true);
  patience.failed(ID, { now: 0, atLeastMs: 0 });
  expect([patience.mayTry(ID, 1), patience.mayTry(ID + 1, 1)]).toEqual([false, true]);
  patience.ended(ID);
  expect(patience.mayTry(ID, 1)).toBe(true);
});

test('a wait that the platform asked for is kept, and a clock that was set back ends it', () => {
  const patience = createEditRetries(most);
  patience.failed(ID, { now: 100_000, atLeastMs: 30_000 });
  expect([129_999, 130_000, 99_999].map((now) => patience.mayTry(ID, now))).toEqual([false, true, true]);
});
