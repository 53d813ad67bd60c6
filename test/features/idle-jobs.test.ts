import { afterAll, beforeAll, expect, it } from 'vitest';
import { features } from '../../src/features/index.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import type { Job, JobServices } from '../../src/model/job.ts';
import { listenToStatements } from '../bench/scale/statements.ts';
import { openTestDatabase } from '../support/database.ts';
import { addForums, rowsRead } from '../support/many-forums.ts';

// A Friday at ten in Jakarta, when the library has asked what it asks in the morning.
const NOW = Date.UTC(2027, 0, 15, 3);
const FORUMS = 60;

const listening = listenToStatements();
const jobs = features.flatMap((feature) => feature.jobs).filter(({ every }) => every !== 'start');
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let now = NOW;
let alone: ReadonlyMap<string, number>;
let among: ReadonlyMap<string, number>;

function services(): JobServices {
  const logger = createLogger('silent');
  const clock = { now: () => now };
  return { database, clock, randomness: systemRandomness, logger, admins: [], enqueue: async () => {} };
}

/** What each job reads when whatever is due has been done before. */
async function readsWhenIdle(): Promise<ReadonlyMap<string, number>> {
  for (let pass = 1; pass <= 3; pass += 1) for (const job of jobs) await job.run(services());
  now += 60_000;
  await database.prisma.$executeRaw`VACUUM ANALYZE`;
  const read = new Map<string, number>();
  for (const job of jobs) read.set(job.name, await readBy(job));
  return read;
}

async function readBy(job: Job): Promise<number> {
  const statements = await listening.during(() => job.run(services()));
  return rowsRead(database.url, statements);
}

beforeAll(async () => {
  database = await openTestDatabase();
  await addForums(database, { from: 1, until: 1, now: NOW });
  alone = await readsWhenIdle();
  await addForums(database, { from: 2, until: FORUMS, now: NOW });
  among = await readsWhenIdle();
});
afterAll(() => database.close());

it.each(jobs.map(({ name }) => name))(
  '%s reads no more rows beside many forums than with one while nothing is due',
  (name) => {
    expect(among.get(name)).toBeLessThanOrEqual((alone.get(name) ?? 0) + 2);
  },
);
