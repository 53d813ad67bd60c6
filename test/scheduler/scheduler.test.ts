import { expect, test } from 'vitest';
import { createLogger } from '../../src/lib/logger.ts';
import { createScheduler } from '../../src/scheduler/index.ts';
import type { JobServices } from '../../src/scheduler/jobs/job.ts';
import { makeWorld } from '../outbox/world.ts';

test('a job that fails is logged, does not stop the others, and is asked again', async () => {
  const world = await makeWorld();
  const lines: string[] = [];
  let refreshed = 0;
  let asked = 0;
  const outbox: JobServices['outbox'] = {
    ...world.outbox,
    tick: async () => {
      asked += 1;
      throw new Error('broken');
    },
    refreshNotices: async () => {
      refreshed += 1;
    },
  };
  const scheduler = createScheduler({
    database: world.database,
    outbox,
    clock: world.clock,
    randomness: { integer: () => 0, code: () => '', token: () => '' },
    logger: createLogger('info', { write: (line: string) => void lines.push(line) }),
  });
  await scheduler.tick();
  await scheduler.tick();
  expect(asked).toBe(2);
  expect(refreshed).toBe(4);
  expect(lines.filter((line) => line.includes('wake-deliveries'))).toHaveLength(2);
  await world.close();
});

test('a database that is away is told in one line without words of anybody', async () => {
  const world = await makeWorld();
  const lines: string[] = [];
  const faults = [new Error('Server has closed the connection not reachable'), new Error('Ibu Sari')];
  const outbox: JobServices['outbox'] = {
    ...world.outbox,
    tidy: () => Promise.reject(faults.shift()),
  };
  const scheduler = createScheduler({
    database: world.database,
    outbox,
    clock: world.clock,
    randomness: { integer: () => 0, code: () => '', token: () => '' },
    logger: createLogger('info', { write: (line: string) => void lines.push(line) }),
  });
  await scheduler.tick();
  await scheduler.tick();
  const [outage = '', fault = ''] = lines.filter((line) => line.includes('"job":"tidy"'));
  expect(outage).toContain('job waits for the database');
  expect(outage).not.toContain('at ');
  expect(fault).not.toContain('Sari');
  await world.close();
});

test('starting ticks at once, and both starting and stopping may be said twice', async () => {
  const world = await makeWorld();
  let asked = 0;
  const outbox: JobServices['outbox'] = {
    ...world.outbox,
    tidy: async () => {
      asked += 1;
    },
  };
  const { database, clock } = world;
  const scheduler = createScheduler({
    database,
    outbox,
    clock,
    randomness: { integer: () => 0, code: () => '', token: () => '' },
    logger: createLogger('silent'),
  });
  await scheduler.start();
  await scheduler.start();
  expect(asked).toBe(1);
  await scheduler.stop();
  await scheduler.stop();
  await world.close();
});
