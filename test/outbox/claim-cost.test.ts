import { afterAll, beforeAll, expect, it } from 'vitest';
import { withdrawUnsent } from '../../src/notices/store.ts';
import { isNoticeDone } from '../../src/outbox/call-in-group.store.ts';
import { claimDeliveries, settleDeliveries } from '../../src/outbox/delivery.store.ts';
import { isOneSending } from '../../src/outbox/refresh/marked.store.ts';
import { listenToStatements } from '../bench/scale/statements.ts';
import { openTestDatabase } from '../support/database.ts';
import { rowsRead } from '../support/many-forums.ts';

const NOW = Date.UTC(2027, 0, 15, 3);
const WAITING = 3_000;
const HISTORY = 20_000;

const listening = listenToStatements();
let database: Awaited<ReturnType<typeof openTestDatabase>>;

/** Deliveries of one notice each, each to a person of its own. */
async function add(from: number, until: number, state: 'sent' | 'queued'): Promise<void> {
  const { prisma: db } = database;
  const at = new Date(NOW);
  await db.$executeRaw`INSERT INTO notice (id, forum_id, key, kind, due_at, created_at)
    SELECT n, 1, 'n' || n, 'x', ${at}, ${at} FROM generate_series(${from}::int, ${until}::int) n`;
  await db.$executeRaw`INSERT INTO delivery (id, forum_id, notice_id, target, person_id, state, not_before)
    SELECT n, 1, n, 'person:' || n, n, ${state}::delivery_state, ${at} FROM generate_series(${from}::int, ${until}::int) n`;
}

beforeAll(async () => {
  database = await openTestDatabase();
  await add(1, HISTORY, 'sent');
  // As the statistics find it most of the time: nothing waits.
  await database.prisma.$executeRaw`VACUUM ANALYZE`;
  await add(HISTORY + 1, HISTORY + WAITING, 'queued');
});
afterAll(() => database.close());

it('a claim and its end read what is claimed, however much waits for others', async () => {
  const { prisma: db } = database;
  const ids = Array.from({ length: 30 }, (_, index) => HISTORY + 1 + index);
  const claimer = { ids, workerId: 1, now: NOW };
  const claim = await listening.during(() => claimDeliveries(db, claimer));
  const outcome = { state: 'skipped', reason: 'gone' } as const;
  const settle = await listening.during(() => settleDeliveries(db, { ...claimer, outcome }));
  await db.$executeRaw`UPDATE delivery SET state = 'queued' WHERE id > ${HISTORY}`;
  expect(await rowsRead(database.url, claim)).toBeLessThan(10 * ids.length);
  await db.$executeRaw`UPDATE delivery SET state = 'sending', worker_id = 1 WHERE id > ${HISTORY}`;
  expect(await rowsRead(database.url, settle)).toBeLessThan(2 * ids.length);
});

it('whether a notice is done is asked of its own deliveries', async () => {
  const notice = { forumId: 1, noticeId: HISTORY + 1 };
  const asked = await listening.during(() => isNoticeDone(database.prisma, notice));
  expect(await rowsRead(database.url, asked)).toBeLessThanOrEqual(1);
});

it('whether a notice is on its way, and what is withdrawn of it, are asked of its own deliveries', async () => {
  const { prisma: db } = database;
  const key = `n${HISTORY + 1}`;
  await db.$executeRaw`UPDATE notice SET forum_id = 2 WHERE key = ${key}`;
  await db.$executeRaw`UPDATE delivery SET state = 'sending', forum_id = CASE notice_id WHEN ${HISTORY + 1} THEN 2 ELSE 1 END WHERE id > ${HISTORY}`;
  const asked = await listening.during(() => isOneSending(db, { forumId: 2, keys: [key] }));
  expect(await rowsRead(database.url, asked)).toBeLessThanOrEqual(2);
  await db.$executeRaw`UPDATE delivery SET state = 'queued' WHERE id > ${HISTORY}`;
  const withdrawn = await listening.during(() => withdrawUnsent(db, { forumId: 2, key, now: NOW }));
  await db.$executeRaw`UPDATE delivery SET state = 'queued' WHERE id > ${HISTORY}`;
  expect(await rowsRead(database.url, withdrawn)).toBeLessThanOrEqual(4);
});
