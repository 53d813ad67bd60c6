import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createDatabase } from '../../src/db/client.ts';
import { notices } from '../../src/features/index.ts';
import { DAY_MS } from '../../src/lib/clock.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { workOf } from '../../src/model/job.ts';
import { createCatchingUp } from '../../src/notices/catching-up.ts';
import { planDue } from '../../src/notices/plan-due.ts';
import type { Planning } from '../../src/notices/plan-moment.ts';
import { openTestDatabase } from '../support/database.ts';
import { addForums } from '../support/many-forums.ts';

// A Friday at ten in Jakarta; the meetings are a month later.
const NOW = Date.UTC(2027, 0, 15, 3);
const FORUMS = 450;
const FAR = new Date(NOW + 3 * DAY_MS);

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let planning: Planning;

/** When the meetings that are to come are looked at next. */
async function lookAtAllThatCome(at: Date): Promise<void> {
  await database.prisma.$executeRaw`UPDATE meeting SET look_at = ${FAR}`;
  await database.prisma.$executeRaw`UPDATE meeting SET look_at = ${at} WHERE number = 2`;
}

/** How many of them are known to be looked at within a day. */
function countKnown(): Promise<number> {
  const lookAt = { gt: new Date(NOW), lte: new Date(NOW + DAY_MS) };
  return database.prisma.meeting.count({ where: { number: 2, lookAt } });
}

beforeAll(async () => {
  database = await openTestDatabase();
  const logger = createLogger('silent');
  const services = { database, clock: { now: () => NOW }, randomness: systemRandomness, logger, admins: [] };
  planning = {
    ...{ db: database.prisma, now: NOW, logger, kinds: notices },
    transact: (body) => workOf({ ...services, enqueue: async () => {} }, body),
  };
  await addForums(database, { from: 1, until: FORUMS, now: NOW });
});
beforeEach(() => lookAtAllThatCome(FAR));
afterAll(() => database.close());

it('looks step by step at all that is to come, though a clock that ran ahead had put it off', async () => {
  const missed = createCatchingUp();
  await missed.begin(planning);
  expect(await countKnown()).toBe(200);
  await missed.goOn(planning);
  expect(await countKnown()).toBe(400);
  await missed.goOn(planning);
  await missed.goOn(planning);
  expect(await countKnown()).toBe(FORUMS);
});

it('what becomes due meanwhile is planned in its minute, whatever else is left', async () => {
  const missed = createCatchingUp();
  await missed.begin(planning);
  await database.prisma
    .$executeRaw`UPDATE meeting SET look_at = ${new Date(NOW)} WHERE number = 2 AND forum_id = ${FORUMS}`;
  await planDue(planning, missed.owed());
  expect(await countKnown()).toBe(201);
});

it('what was due already has its turn, and is not gone through in one minute', async () => {
  await lookAtAllThatCome(new Date(0));
  const missed = createCatchingUp();
  await missed.begin(planning);
  expect(missed.owed().size).toBe(FORUMS - 200);
  await planDue(planning, missed.owed());
  expect(await countKnown()).toBe(200);
});

it('what is due comes first, then what begins soonest', async () => {
  const { prisma: db } = database;
  const [due, soon] = [FORUMS, FORUMS - 1];
  await db.$executeRaw`UPDATE meeting SET look_at = to_timestamp(0) WHERE number = 2 AND forum_id = ${due}`;
  await db.$executeRaw`UPDATE meeting SET starts_at = starts_at - interval '1 day', look_at = ${FAR} WHERE number = 2 AND forum_id = ${soon}`;
  await createCatchingUp().begin(planning);
  const early = await db.meeting.count({
    where: { number: 2, forumId: { in: [due, soon] }, lookAt: { lte: new Date(NOW + DAY_MS) } },
  });
  expect(early).toBe(2);
});

it('a step that the database could not answer is taken again', async () => {
  const missed = createCatchingUp();
  await missed.begin(planning);
  const away = createDatabase({
    connectionString: 'postgresql://127.0.0.1:1/x',
    logger: createLogger('silent'),
  });
  await expect(missed.goOn({ ...planning, db: away.prisma })).rejects.toThrow();
  await away.close();
  await missed.goOn(planning);
  expect(await countKnown()).toBe(400);
});
