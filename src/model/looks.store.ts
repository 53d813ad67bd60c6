import type { Db } from '../db/db.ts';
import { type LookSubject, Prisma } from '../db/generated/client.ts';
import { DAY_MS } from '../lib/clock.ts';

/** Forums of which something is to be looked at now, each once, the longest due first. */
export interface DueLooks {
  readonly subject: LookSubject;
  readonly forumIds: readonly number[];
  /** Rows that these looks answer. What is added while one looks is another row, and looked at again. */
  readonly rowIds: readonly string[];
}

/** Nothing is put off for so long: what is due even later was so before the clock was set back. */
const FARTHEST_MS = 3 * DAY_MS;

/** Rows that are read for each forum of a pass: one in which much has changed is a forum, and what is left of it follows. */
const ROWS_EACH = 4;

/**
 * Which forums are to be looked at by `now` (epoch milliseconds), at most `limit`: next to none while nothing changes, and no more rows
 * than a few for each, however much is due.
 */
export async function listDueLooks(
  db: Db,
  { subject, now, limit }: { readonly subject: LookSubject; readonly now: number; readonly limit: number },
): Promise<DueLooks> {
  const of = (moments: Prisma.Sql): Prisma.Sql =>
    Prisma.sql`(SELECT id, forum_id, at FROM look WHERE subject = ${subject}::look_subject AND ${moments} ORDER BY at, id LIMIT ${limit * ROWS_EACH})`;
  // Two spans of the index, without what lies between them.
  const rows = await db.$queryRaw<{ readonly id: string; readonly forumId: number }[]>(Prisma.sql`
    WITH due AS MATERIALIZED (
      ${of(Prisma.sql`at <= ${new Date(now)}`)} UNION ALL ${of(Prisma.sql`at > ${new Date(now + FARTHEST_MS)}`)}
    ), turn AS (SELECT forum_id FROM due GROUP BY forum_id ORDER BY min(at), min(id) LIMIT ${limit})
    SELECT due.id::text, due.forum_id AS "forumId" FROM due JOIN turn USING (forum_id) ORDER BY due.at, due.id`);
  return {
    subject,
    forumIds: [...new Set(rows.map(({ forumId }) => forumId))],
    rowIds: rows.map(({ id }) => id),
  };
}

/**
 * Ends looks, and notes when to look again where something is to come. Of several processes that looked at once, one notes it.
 * @param next by forum, epoch milliseconds
 */
export async function endLooks(
  db: Db,
  { subject, rowIds, next = new Map() }: DueLooks & { readonly next?: ReadonlyMap<number, number> },
): Promise<void> {
  if (rowIds.length === 0) return;
  const later = JSON.stringify([...next].map(([id, at]) => ({ forum_id: id, at: new Date(at) })));
  await db.$executeRaw(Prisma.sql`
    WITH ended AS (DELETE FROM look WHERE id = ANY(${[...rowIds]}::bigint[]) RETURNING forum_id)
    INSERT INTO look (forum_id, subject, at)
    SELECT later.forum_id, ${subject}::look_subject, later.at FROM jsonb_to_recordset(${later}::jsonb) AS later(forum_id int, at timestamptz)
    WHERE later.forum_id IN (SELECT forum_id FROM ended)`);
}
