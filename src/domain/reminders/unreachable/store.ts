import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { DAY_MS } from '../../../lib/clock.ts';

/** People of a forum who could not be reached, not yet told to its secretariat. */
export interface LostPeople {
  readonly forumId: number;
  readonly timeZone: string;
  readonly personIds: readonly number[];
}

const RECENT_DAYS = 1;
const TOLD_DAYS = 30;

/**
 * People to whom something of the last day could not be delivered on any way, by forum, without those named to the secretariat in
 * the last thirty days. Only recent notices are looked at.
 * @param now epoch milliseconds
 */
export async function listLostPeople(db: Db, now: number): Promise<readonly LostPeople[]> {
  const recent = new Date(now - RECENT_DAYS * DAY_MS);
  const told = new Date(now - TOLD_DAYS * DAY_MS);
  return db.$queryRaw<LostPeople[]>(Prisma.sql`
    SELECT f.id AS "forumId", f.time_zone AS "timeZone", array_agg(DISTINCT d.person_id ORDER BY d.person_id) AS "personIds"
    FROM notice n JOIN delivery d ON d.notice_id = n.id AND d.state = 'unreachable' AND d.person_id IS NOT NULL
    JOIN forum f ON f.id = n.forum_id
    WHERE n.created_at > ${recent} AND n.created_at <= ${new Date(now)} AND n.kind <> 'unreachable' AND NOT EXISTS (
      SELECT FROM notice told WHERE told.forum_id = n.forum_id AND told.kind = 'unreachable' AND told.created_at > ${told}
        AND told.facts->'personIds' @> to_jsonb(d.person_id))
    GROUP BY f.id`);
}

/** The forum's secretariat. */
export async function listSecretariat(db: Db, forumId: number): Promise<readonly number[]> {
  const rows = await db.roleGrant.findMany({
    where: { forumId, role: 'sekretariat', person: { erasedAt: null } },
    select: { personId: true },
    orderBy: { personId: 'asc' },
  });
  return rows.map(({ personId }) => personId);
}
