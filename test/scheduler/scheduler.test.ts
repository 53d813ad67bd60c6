import { beforeEach, expect, test } from 'vitest';
import { createLogger } from '../../src/lib/logger.ts';
import type { Job } from '../../src/model/job.ts';
import { createScheduler, type Scheduler } from '../../src/scheduler/index.ts';
import { useWorld } from '../outbox/rig.ts';

const world = useWorld();
const lines: string[] = [];
beforeEach(async () => {
  lines.length = 0;
});

const job = (name: string, run: () => Promise<void>): Job => ({ name, every: 'minute', run });

function schedulerOf(jobs: readonly Job[]): Scheduler {
  const { database, clock, outbox } = world;
  return createScheduler({
    ...{ jobs, database, clock, enqueue: outbox.enqueue, admins: [] },
    randomness: { integer: () => 0, code: () => '', token: () => '' },
    logger: createLogger('info', { write: (line: string) => void lines.push(line) }),
  });
}

test('a job that fails is logged, does not stop the others, and is asked again', async () => {
  let later = 0;
  let asked = 0;
  const scheduler = schedulerOf([
    job('broken', async () => {
      asked += 1;
      throw new Error('broken');
    }),
    job('later', async () => {
      later += 1;
    }),
  ]);
  await scheduler.tick();
  await scheduler.tick();
  expect(asked).toBe(2);
  expect(later).toBe(2);
  expect(lines.filter((line) => line.includes('"job":"broken"'))).toHaveLength(2);
});

test('a database that is away is told in one line without words of anybody', async () => {
  const faults = [new Error('Server has closed the connection not reachable'), new Error('Ibu Sari')];
  const scheduler = schedulerOf([job('tidy', () => Promise.reject(faults.shift()))]);
  await scheduler.tick();
  await scheduler.tick();
  const [outage = '', fault = ''] = lines.filter((line) => line.includes('"job":"tidy"'));
  expect(outage).toContain('job waits for the database');
  expect(outage).not.toContain('at ');
  expect(fault).not.toContain('Sari');
});

test('starting ticks at once, and both starting and stopping may be said twice', async () => {
  let asked = 0;
  const scheduler = schedulerOf([
    job('tidy', async () => {
      asked += 1;
    }),
  ]);
  await scheduler.start();
  await scheduler.start();
  expect(asked).toBe(1);
  await scheduler.stop();
  await scheduler.stop();
});

test('a stop waits for the job under way and begins none after it', async () => {
  const begun: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const scheduler = schedulerOf([
    job('slow', async () => {
      begun.push('slow');
      await promise;
    }),
    job('later', async () => void begun.push('later')),
  ]);
  const started = scheduler.start();
  await expect.poll(() => begun).toEqual(['slow']);
  const stopped = scheduler.stop();
  resolve();
  await Promise.all([started, stopped]);
  expect(begun).toEqual(['slow']);
});
