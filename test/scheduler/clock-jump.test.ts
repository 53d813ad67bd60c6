import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLogger } from '../../src/lib/logger.ts';
import { createScheduler } from '../../src/scheduler/index.ts';
import { makeWorld } from '../outbox/world.ts';

// Only the beat is moved by hand; everything else, the database too, runs as it is.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

const BEAT_MS = 2_000;
const DAY_MS = 86_400_000;

test('a clock that is set on or back makes the next beat ask at once what is due', async () => {
  const world = await makeWorld();
  let asked = 0;
  const outbox = {
    ...world.outbox,
    tidy: async () => {
      asked += 1;
    },
  };
  const { database, clock } = world;
  const randomness = { integer: () => 0, code: () => '', token: () => '' };
  const scheduler = createScheduler({ database, outbox, clock, randomness, logger: createLogger('silent') });
  await scheduler.start();
  expect(asked).toBe(1);
  for (const jump of [70 * DAY_MS, -73 * DAY_MS]) {
    clock.advance(jump);
    vi.advanceTimersByTime(BEAT_MS);
    const before = asked;
    await vi.waitFor(() => expect(asked).toBe(before + 1));
  }
  clock.advance(BEAT_MS);
  vi.advanceTimersByTime(BEAT_MS);
  await scheduler.stop();
  expect(asked).toBe(3);
  await world.close();
});
