import { expect, test, vi } from 'vitest';
import { createLogger } from '../../src/lib/logger.ts';
import { createScheduler } from '../../src/scheduler/index.ts';
import { makeWorld } from '../outbox/world.ts';

const DAY_MS = 86_400_000;

test('a clock that is set on or back makes the next beat ask at once what is due', async () => {
  const world = await makeWorld();
  let asked = 0;
  const run = async (): Promise<void> => {
    asked += 1;
  };
  const { database, clock, outbox } = world;
  const randomness = { integer: () => 0, code: () => '', token: () => '' };
  const jobs = [{ name: 'tidy', every: 'minute', run }] as const;
  const services = {
    database,
    enqueue: outbox.enqueue,
    clock,
    randomness,
    logger: createLogger('silent'),
    admins: [],
  };
  let beat = (): void => {};
  const scheduler = createScheduler({ jobs, ...services }, (task) => {
    beat = task;
    return () => {
      beat = () => {};
    };
  });
  await scheduler.start();
  expect(asked).toBe(1);
  for (const [index, jump] of [70 * DAY_MS, -73 * DAY_MS].entries()) {
    clock.advance(jump);
    beat();
    await vi.waitFor(() => expect(asked).toBe(index + 2), { timeout: 20_000 });
  }
  clock.advance(2_000);
  beat();
  await scheduler.stop();
  expect(asked).toBe(3);
  await world.close();
});
