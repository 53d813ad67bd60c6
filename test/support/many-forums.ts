import type { Database } from '../../src/db/client.ts';
import { DAY_MS } from '../../src/lib/clock.ts';
import { explain } from '../bench/scale/plans.ts';
import type { Statement } from '../bench/scale/statements.ts';
import { withClient } from './database-server.ts';

/** Which forums are added, and the moment (epoch milliseconds) around which their meetings are. */
export interface ForumSpan {
  readonly from: number;
  readonly until: number;
  readonly now: number;
}

/** Forums with a meeting each that is to come, announced and with a host, and one that is over with something still to be done. */
export async function addForums({ prisma: db }: Database, { from, until, now }: ForumSpan): Promise<void> {
  const at = new Date(now - 10 * DAY_MS);
  await db.$executeRaw`INSERT INTO forum (id, name, time_zone, calendar_token, created_at)
    SELECT n, 'F' || n, 'Asia/Jakarta', 'f' || n, ${at} FROM generate_series(${from}::int, ${until}::int) n`;
  await db.$executeRaw`INSERT INTO institution (id, forum_id, code, official_name, short_name, time_zone, created_at)
    SELECT n, n, 'A', 'A', 'A', 'Asia/Jakarta', ${at} FROM generate_series(${from}::int, ${until}::int) n`;
  await db.$executeRaw`INSERT INTO meeting (forum_id, number, title, starts_at, time_zone, place, host_institution_id, answer_by, state, announced_at, created_at,
      minutes_done_at)
    SELECT n, turn, 'Pertemuan', t.at, 'Asia/Jakarta', 'Aula', n, t.at - interval '3 days', 'announced', ${at}, ${at}, CASE turn WHEN 1 THEN ${at}::timestamptz END
    FROM generate_series(${from}::int, ${until}::int) n, generate_series(1, 2) turn,
      LATERAL (SELECT ${new Date(now)}::timestamptz + interval '30 days' - (2 - turn) * interval '90 days' AS at) t`;
  await db.$executeRaw`INSERT INTO action_item (forum_id, meeting_id, number, description, institution_id, due_at, created_at)
    SELECT forum_id, id, 1, 'Laporan', host_institution_id, ${new Date(now + 40 * DAY_MS)}, ${at} FROM meeting
    WHERE number = 1 AND forum_id BETWEEN ${from} AND ${until}`;
}

/** How many rows statements read; through indexes, as where tables are large. */
export async function rowsRead(url: string, statements: readonly Statement[]): Promise<number> {
  return withClient(url, async (client) => {
    await client.query('SET enable_seqscan = off');
    let rows = 0;
    for (const statement of statements) rows += (await explain(client, statement)).read * statement.times;
    return rows;
  });
}
