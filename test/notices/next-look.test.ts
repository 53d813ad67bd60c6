import { afterAll, beforeAll, expect, it } from 'vitest';
import { notices } from '../../src/features/index.ts';
import { DAY_MS } from '../../src/lib/clock.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { workOf } from '../../src/model/job.ts';
import { listToLookAt, noteNextLooks } from '../../src/notices/plan-due.store.ts';
import { planDue } from '../../src/notices/plan-due.ts';
import { listenToStatements } from '../bench/scale/statements.ts';
import { openTestDatabase } from '../support/database.ts';
import { addForums, rowsRead } from '../support/many-forums.ts';

// A Friday at ten in Jakarta; the meetings are a month later.
const NOW = Date.UTC(2027, 0, 15, 3);
const FORUMS = 60;

const listening = listenToStatements();
const logger = createLogger('silent');
let database: Awaited<ReturnType<typeof openTestDatabase>>;

function plan(now = NOW): Promise<void> {
  const services = { database, clock: { now: () => now }, randomness: systemRandomness, logger, admins: [] };
  return planDue({
    ...{ db: database.prisma, now, logger, kinds: notices },
    transact: (body) => workOf({ ...services, enqueue: async () => {} }, body),
  });
}

/** What planning reads a minute later, when nothing more is due. */
async function readsWhenIdle(): Promise<{ readonly statements: number; readonly rows: number }> {
  await plan();
  await database.prisma.$executeRaw`VACUUM ANALYZE`;
  const statements = await listening.during(() => plan(NOW + 60_000));
  const rows = await rowsRead(database.url, statements);
  return { statements: statements.reduce((sum, { times }) => sum + times, 0), rows };
}

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('a minute in which nothing is due reads no more rows and asks no more beside many forums than with one', async () => {
  await addForums(database, { from: 1, until: 1, now: NOW });
  const one = await readsWhenIdle();
  await addForums(database, { from: 2, until: FORUMS, now: NOW });
  const many = await readsWhenIdle();
  expect(many.statements).toBeLessThanOrEqual(one.statements);
  expect(many.rows).toBeLessThanOrEqual(one.rows + 2);
});

it.each([
  [
    'a meeting',
    `UPDATE meeting SET starts_at = starts_at + interval '1 hour' WHERE forum_id = 3 AND number = 2`,
  ],
  [
    'a forum',
    `UPDATE forum SET reminder_plan = '{"eve": {"enabled": false, "offsetsMinutes": []}}' WHERE id = 3`,
  ],
  [
    'a holiday',
    `INSERT INTO holiday_correction (forum_id, date, kind, name, created_at) VALUES (3, '2027-02-12', 'national', 'Libur', now())`,
  ],
  ['the checklist of hosts', `INSERT INTO checklist_entry (forum_id, key, days) VALUES (3, 'x', 5)`],
  [
    'what is noted of it',
    `INSERT INTO preparation_item (forum_id, meeting_id, key, changed_at) SELECT 3, id, 'x', now() FROM meeting WHERE forum_id = 3 AND number = 2`,
  ],
  [
    'the draft of its minutes',
    `WITH file AS (INSERT INTO stored_file (forum_id, name, mime_type, size_bytes, sha256, created_at) VALUES (3, 'n.pdf', 'application/pdf', 1, 'x', now()) RETURNING id)
      INSERT INTO minutes (forum_id, meeting_id, file_id, reply_by, sent_at) SELECT 3, m.id, file.id, now(), now() FROM meeting m, file WHERE m.forum_id = 3 AND m.number = 1`,
  ],
  ['what was agreed', `UPDATE action_item SET due_at = due_at + interval '1 day' WHERE forum_id = 3`],
])('%s that changes has the meetings of its forum looked at, and no other', async (_what, change) => {
  const now = NOW + 120_000;
  await plan(now);
  expect(await listToLookAt(database.prisma, now)).toEqual([]);
  await database.prisma.$executeRawUnsafe(change);
  const looked = await listToLookAt(database.prisma, now);
  expect(looked.length).toBeGreaterThan(0);
  expect(new Set(looked.map(({ forumId }) => forumId))).toEqual(new Set([3]));
});

it.each([
  ['a meeting', `UPDATE meeting SET place = 'Aula besar' WHERE forum_id = 4 AND number = 2`],
  ['a forum', 'UPDATE forum SET quorum = quorum || 1 WHERE id = 4'],
  [
    'what is noted of one',
    `INSERT INTO preparation_item (forum_id, meeting_id, key, changed_at) SELECT 4, id, 'y', now() FROM meeting WHERE forum_id = 4 AND number = 2`,
  ],
])('%s that changes while it is planned is looked at all the same', async (_what, change) => {
  const now = NOW + 180_000;
  await plan(now);
  const { prisma: db } = database;
  await db.$executeRaw`UPDATE meeting SET place = place || 'x' WHERE forum_id = 4 AND number = 2`;
  const [looked] = await listToLookAt(db, now);
  await db.$executeRawUnsafe(change);
  const next = now + DAY_MS;
  await noteNextLooks(db, { now, looks: looked === undefined ? [] : [{ ...looked, at: next }] });
  expect((await listToLookAt(db, now)).map(({ id }) => id)).toContain(looked?.id);
});
