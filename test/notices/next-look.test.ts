import { afterAll, beforeAll, expect, it } from 'vitest';
import { notices } from '../../src/features/index.ts';
import { DAY_MS } from '../../src/lib/clock.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { workOf } from '../../src/model/job.ts';
import { listToLookAt, noteNextLooks } from '../../src/notices/plan-due.store.ts';
import { planDue } from '../../src/notices/plan-due.ts';
import { explain } from '../bench/scale/plans.ts';
import { listenToStatements } from '../bench/scale/statements.ts';
import { openTestDatabase } from '../support/database.ts';
import { withClient } from '../support/database-server.ts';

// A Friday at ten in Jakarta; the meetings are a month later.
const NOW = Date.UTC(2027, 0, 15, 3);
const FORUMS = 60;

const listening = listenToStatements();
const logger = createLogger('silent');
let database: Awaited<ReturnType<typeof openTestDatabase>>;

/** Forums with a meeting each that is to come, announced and with a host, and one that is over with something still to be done. */
async function addForums(from: number, until: number): Promise<void> {
  const { prisma: db } = database;
  const at = new Date(NOW - 10 * DAY_MS);
  await db.$executeRaw`INSERT INTO forum (id, name, time_zone, calendar_token, created_at)
    SELECT n, 'F' || n, 'Asia/Jakarta', 'f' || n, ${at} FROM generate_series(${from}::int, ${until}::int) n`;
  await db.$executeRaw`INSERT INTO institution (id, forum_id, code, official_name, short_name, time_zone, created_at)
    SELECT n, n, 'A', 'A', 'A', 'Asia/Jakarta', ${at} FROM generate_series(${from}::int, ${until}::int) n`;
  await db.$executeRaw`INSERT INTO meeting (forum_id, number, title, starts_at, time_zone, place, host_institution_id, answer_by, state, announced_at, created_at,
      minutes_done_at)
    SELECT n, turn, 'Pertemuan', t.at, 'Asia/Jakarta', 'Aula', n, t.at - interval '3 days', 'announced', ${at}, ${at}, CASE turn WHEN 1 THEN ${at}::timestamptz END
    FROM generate_series(${from}::int, ${until}::int) n, generate_series(1, 2) turn,
      LATERAL (SELECT ${new Date(NOW)}::timestamptz + interval '30 days' - (2 - turn) * interval '90 days' AS at) t`;
  await db.$executeRaw`INSERT INTO action_item (forum_id, meeting_id, number, description, institution_id, due_at, created_at)
    SELECT forum_id, id, 1, 'Laporan', host_institution_id, ${new Date(NOW + 40 * DAY_MS)}, ${at} FROM meeting
    WHERE number = 1 AND forum_id BETWEEN ${from} AND ${until}`;
}

function plan(now = NOW): Promise<void> {
  const services = { database, clock: { now: () => now }, randomness: systemRandomness, logger, admins: [] };
  return planDue({
    ...{ db: database.prisma, now, logger, kinds: notices },
    transact: (body) => workOf({ ...services, enqueue: async () => {} }, body),
  });
}

/** What planning reads a minute later, when nothing more is due; through indexes, as where tables are large. */
async function readsWhenIdle(): Promise<{ readonly statements: number; readonly rows: number }> {
  await plan();
  await database.prisma.$executeRaw`VACUUM ANALYZE`;
  const statements = await listening.during(() => plan(NOW + 60_000));
  const read = await withClient(database.url, async (client) => {
    await client.query('SET enable_seqscan = off');
    let rows = 0;
    for (const statement of statements) rows += (await explain(client, statement)).read * statement.times;
    return rows;
  });
  return { statements: statements.reduce((sum, { times }) => sum + times, 0), rows: read };
}

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('a minute in which nothing is due reads no more rows and asks no more beside many forums than with one', async () => {
  await addForums(1, 1);
  const one = await readsWhenIdle();
  await addForums(2, FORUMS);
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

it('what changes while it is planned is looked at all the same', async () => {
  const now = NOW + 180_000;
  await plan(now);
  const { prisma: db } = database;
  await db.$executeRaw`UPDATE meeting SET place = 'Pendopo' WHERE forum_id = 4 AND number = 2`;
  const looked = await listToLookAt(db, now);
  await db.$executeRaw`UPDATE meeting SET place = 'Aula besar' WHERE forum_id = 4 AND number = 2`;
  const next = now + DAY_MS;
  await noteNextLooks(db, { now, looks: looked.map((look) => ({ ...look, at: next })) });
  expect(await listToLookAt(db, now)).toHaveLength(1);
});
