import type { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { notices } from '../../src/features/index.ts';
import { DAY_MS } from '../../src/lib/clock.ts';
import type { ScheduledKind } from '../../src/notices/settings/plan.ts';
import { scheduledKinds } from '../../src/notices/settings/plan.ts';
import { listenToStatements, type Statement } from '../bench/scale/statements.ts';
import { openTestDatabase } from '../support/database.ts';
import { withClient } from '../support/database-server.ts';

// A Friday at ten in Jakarta.
const NOW = Date.UTC(2027, 0, 15, 3);

/** Tables that decide no moment, and why nobody has to look at a meeting when they change. */
const NO_LOOK: Readonly<Record<string, string>> = {
  answer_detail:
    'decides whether there is something to tell; what is due and has nothing to tell is looked at each minute',
  rsvp: 'the same',
  institution: 'names of hosts and of who is responsible, read again by the message itself',
};

const listening = listenToStatements();
let database: Awaited<ReturnType<typeof openTestDatabase>>;

const asking = scheduledKinds(notices).filter(({ schedule }) => schedule.listOfMeetings !== undefined);

/** A meeting that is to come, with a host, and one that is over, with the draft of its minutes and something still to be done. */
async function addMeetings(): Promise<void> {
  const { prisma: db } = database;
  const at = new Date(NOW - 10 * DAY_MS);
  await db.$executeRaw`INSERT INTO forum (id, name, time_zone, calendar_token, created_at) VALUES (1, 'F', 'Asia/Jakarta', 'f', ${at})`;
  await db.$executeRaw`INSERT INTO institution (id, forum_id, code, official_name, short_name, time_zone, created_at)
    VALUES (1, 1, 'A', 'A', 'A', 'Asia/Jakarta', ${at})`;
  await db.$executeRaw`INSERT INTO meeting (id, forum_id, number, title, starts_at, time_zone, place, host_institution_id, answer_by, state, announced_at, created_at)
    SELECT n, 1, n, 'Pertemuan', t.at, 'Asia/Jakarta', 'Aula', 1, t.at, 'announced', ${at}, ${at}
    FROM generate_series(1, 2) n, LATERAL (SELECT ${new Date(NOW)}::timestamptz + (n * 20 - 30) * interval '1 day' AS at) t`;
  await db.$executeRaw`INSERT INTO action_item (forum_id, meeting_id, number, description, institution_id, due_at, created_at)
    VALUES (1, 1, 1, 'Laporan', 1, ${new Date(NOW + 10 * DAY_MS)}, ${at})`;
  await db.$executeRaw`WITH file AS (INSERT INTO stored_file (forum_id, name, mime_type, size_bytes, sha256, created_at)
      VALUES (1, 'n.pdf', 'application/pdf', 1, 'x', ${at}) RETURNING id)
    INSERT INTO minutes (forum_id, meeting_id, file_id, reply_by, sent_at) SELECT 1, 1, id, ${new Date(NOW + DAY_MS)}, ${at} FROM file`;
}

/** Tables that statements read, by their plans. */
async function tablesOf(client: Client, statements: readonly Statement[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { text, values } of statements) {
    const { rows } = await client.query({ text: `EXPLAIN (FORMAT JSON) ${text}`, values: [...values] });
    for (const [, table] of JSON.stringify(rows).matchAll(/"Relation Name":"(\w+)"/g)) found.add(table ?? '');
  }
  return found;
}

/** Tables of which a change has meetings looked at. */
async function tablesWithTrigger(client: Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
     WHERE NOT tgisinternal AND proname LIKE 'look\\_at\\_meeting%'`,
  );
  return new Set(rows.map(({ name }) => name));
}

async function listedBy({ schedule }: ScheduledKind): Promise<number> {
  const subjects = await schedule.listOfMeetings?.(database.prisma, { now: NOW, meetingIds: [1, 2] });
  return subjects?.length ?? 0;
}

beforeAll(async () => {
  database = await openTestDatabase();
  await addMeetings();
});
afterAll(() => database.close());

it.each(asking.map((kind) => [kind.name, kind] as const))(
  'whatever decides when %s is due has its meeting looked at',
  async (_name, kind) => {
    let listed = 0;
    const statements = await listening.during(async () => {
      listed = await listedBy(kind);
    });
    expect(
      listed,
      'nothing of this kind stands in the test: what it reads would not be seen',
    ).toBeGreaterThan(0);
    await withClient(database.url, async (client) => {
      const read = await tablesOf(client, statements);
      const looked = await tablesWithTrigger(client);
      const missing = [...read].filter((table) => !looked.has(table) && NO_LOOK[table] === undefined);
      expect(
        missing,
        'tables that need a trigger with look_at_meeting_of_row or look_at_meetings_of_forum',
      ).toEqual([]);
    });
  },
);
