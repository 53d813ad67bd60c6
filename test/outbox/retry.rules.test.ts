import { describe, expect, test } from 'vitest';
import type { Randomness } from '../../src/lib/ids.ts';
import { afterFailure, backoffMs } from '../../src/outbox/retry.rules.ts';
import { DeliveryError, type DeliveryErrorKind } from '../../src/platform/delivery-error.ts';

const least: Randomness = { integer: () => 0, code: () => '', token: () => '' };
const most: Randomness = { ...least, integer: (bound) => bound - 1 };

const outcomeOf = (kind: DeliveryErrorKind, attempts = 1, facts = {}) =>
  afterFailure({
    error: new DeliveryError(kind, { reason: 'why', ...facts }),
    platform: 'telegram',
    attempts,
    now: 1_000,
    randomness: least,
  });

describe('what becomes of a delivery that a platform did not take', () => {
  test('it waits as long as it was told', () => {
    expect(outcomeOf('wait', 1, { retryAfterMs: 7_000 })).toMatchObject({
      state: 'queued',
      notBefore: 8_000,
    });
  });

  test('it is tried again later and later, up to ten minutes apart', () => {
    expect([1, 2, 3, 4].map((attempts) => backoffMs(attempts, least))).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect([1, 2, 3].map((attempts) => backoffMs(attempts, most))).toEqual([2_000, 4_000, 8_000]);
    expect(backoffMs(100, most)).toBe(600_000);
    expect(outcomeOf('transient')).toMatchObject({ state: 'queued', notBefore: 2_000 });
  });

  test('it is given up after a day of tries', () => {
    expect(outcomeOf('transient', 160)).toEqual({ state: 'failed', reason: 'why' });
  });

  test('it goes another way when this one is closed', () => {
    expect(outcomeOf('unreachable')).toMatchObject({ state: 'queued', notBefore: 1_000, tried: 'telegram' });
    expect(outcomeOf('moved')).toMatchObject({ state: 'queued', notBefore: 1_000 });
  });

  test('it follows a moved chat at once, then later and later, and not for ever', () => {
    expect(outcomeOf('moved', 3)).toMatchObject({ state: 'queued', notBefore: 5_000 });
    expect(outcomeOf('moved', 160)).toEqual({ state: 'failed', reason: 'moved' });
  });

  test('it stops at once when it will never be taken', () => {
    expect(outcomeOf('rejected')).toEqual({ state: 'failed', reason: 'why' });
  });
});
