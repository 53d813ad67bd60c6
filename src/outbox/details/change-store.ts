import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';

/**
 * The start (epoch milliseconds) that the readers of a change know of: where the meeting was before the first change after the
 * last one that was told. Undefined when that is not known.
 */
export async function loadKnownStart(
  db: Db,
  facts: { readonly forumId: number; readonly meetingId: number; readonly noticeId: number },
): Promise<number | undefined> {
  const { forumId, meetingId, noticeId } = facts;
  const isChange = Prisma.sql`n.forum_id = ${forumId} AND n.meeting_id = ${meetingId} AND n.kind = 'change'`;
  const rows = await db.$queryRaw<{ previous: number | null }[]>(Prisma.sql`
    SELECT (n.facts->>'previousStartsAt')::float8 AS previous FROM notice n
    WHERE ${isChange} AND n.id <= ${noticeId} AND n.id > coalesce((
      SELECT max(n.id) FROM notice n JOIN delivery d ON d.notice_id = n.id AND d.state = 'sent'
      WHERE ${isChange} AND n.id < ${noticeId}), 0)
    ORDER BY n.id LIMIT 1`);
  return rows[0]?.previous ?? undefined;
}
