import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../src/adapters/telegram/errors.ts';
import { backoffMs, pauseAfterMs, retried } from '../../../src/adapters/telegram/retry.ts';

const failing = (code: number, retryAfterMs = 0) => {
  let calls = 0;
  return {
    calls: () => calls,
    call: async (): Promise<never> => {
      calls += 1;
      throw new ApiError('sendMessage', { code, retryAfterMs });
    },
  };
};

describe('limits', () => {
  it('doubles its waits up to half a minute', () => {
    expect([1, 2, 3, 7, 8, 100].map(backoffMs)).toEqual([250, 500, 1000, 16_000, 30_000, 30_000]);
  });

  it('waits as long as Telegram asks, and at least a second beside another poller', () => {
    expect(pauseAfterMs(new ApiError('x', { code: 429, retryAfterMs: 7000 }), 1)).toBe(7000);
    expect(pauseAfterMs(new ApiError('x', { code: 409 }), 1)).toBe(1000);
    expect(pauseAfterMs(new Error('x'), 1)).toBe(250);
  });

  it('does not repeat what will never succeed', async () => {
    const { call, calls } = failing(403);
    await expect(retried({ tries: 4, waitMs: 1000 }, call)).rejects.toMatchObject({ kind: 'unreachable' });
    expect(calls()).toBe(1);
  });

  it('gives up instead of waiting longer than it has', async () => {
    const { call, calls } = failing(429, 11_000);
    await expect(retried({ tries: 4, waitMs: 10_000 }, call)).rejects.toMatchObject({ kind: 'wait' });
    expect(calls()).toBe(1);
  });

  it('ends when it is told to', async () => {
    const { call, calls } = failing(500);
    const signal = AbortSignal.abort();
    await expect(retried({ tries: 4, waitMs: 10_000, signal }, call)).rejects.toMatchObject({
      kind: 'transient',
    });
    expect(calls()).toBe(1);
  });
});
