import { MAY_WRITE, WITH_PRIVATE_CHAT } from '../../chats/private-chat.store.ts';
import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { holdsAt } from '../../db/in-office.ts';
import { DAY_MS } from '../../lib/clock.ts';

/** People of a forum who could not be reached, not yet told to its secretariat. */
export interface LostPeople {
  readonly forumId: number;
  readonly timeZone: string;
  readonly personIds: readonly number[];
}

/** The bot may be down at the hour of telling for a day or two; who was named is not named again so soon. */
const RECENT_DAYS = 3;
const TOLD_DAYS = 30;

/** Whether nobody may write to person `p` privately. */
const NO_PRIVATE_WAY = Prisma.sql`NOT EXISTS (
  SELECT FROM account a ${WITH_PRIVATE_CHAT} WHERE a.person_id = p.id AND a.revoked_at IS NULL AND ${MAY_WRITE})`;

/**
 * People to whom something could not be delivered on any way within the last three days, and those without a private way whose
 * institution was called in a group then; of these forums, by forum, without those named to the secretariat in the last thirty days.
 * @param query.now epoch milliseconds
 */
export async function listLostPeople(
  db: Db,
  { now, forumIds }: { readonly now: number; readonly forumIds: readonly number[] },
): Promise<readonly LostPeople[]> {
  if (forumIds.length === 0) return [];
  const ofForums = Prisma.sql`d.forum_id = ANY(${[...forumIds]}::int[])`;
  const recent = new Date(now - RECENT_DAYS * DAY_MS);
  const until = new Date(now);
  const told = new Date(now - TOLD_DAYS * DAY_MS);
  return db.$queryRaw<LostPeople[]>(Prisma.sql`
    WITH lost AS (
      SELECT d.forum_id, d.person_id FROM delivery d JOIN notice n ON n.id = d.notice_id AND n.kind <> 'unreachable'
      WHERE ${ofForums} AND d.state = 'unreachable' AND d.not_before > ${recent} AND d.not_before <= ${until} AND d.person_id IS NOT NULL
      UNION
      SELECT d.forum_id, p.id FROM delivery d
      JOIN institution i ON i.id = substr(d.target, 13)::int AND i.forum_id = d.forum_id
      JOIN seat s ON s.institution_id = i.id JOIN seat_holder h ON h.seat_id = s.id AND ${holdsAt(until)}
      JOIN person p ON p.id = h.person_id AND p.erased_at IS NULL
      WHERE ${ofForums} AND d.target LIKE 'institution:%' AND d.state IN ('sent', 'unreachable') AND d.not_before > ${recent} AND d.not_before <= ${until} AND ${NO_PRIVATE_WAY}
    )
    SELECT f.id AS "forumId", f.time_zone AS "timeZone", array_agg(DISTINCT l.person_id ORDER BY l.person_id) AS "personIds"
    FROM lost l JOIN forum f ON f.id = l.forum_id
    WHERE NOT EXISTS (
      SELECT FROM notice told WHERE told.forum_id = l.forum_id AND told.kind = 'unreachable' AND told.created_at > ${told}
        AND told.facts->'personIds' @> to_jsonb(l.person_id))
    GROUP BY f.id`);
}

/**
 * Of these forums, those of which people may be lost yet by what happened within the last three days, be they named already, reached
 * in time or not there yet: days pass since they were named, private chats shut, institutions get other people.
 * @param query.now epoch milliseconds
 */
export async function listForumsStillLosing(
  db: Db,
  { now, forumIds }: { readonly now: number; readonly forumIds: readonly number[] },
): Promise<readonly Pick<LostPeople, 'forumId' | 'timeZone'>[]> {
  if (forumIds.length === 0) return [];
  const recent = new Date(now - RECENT_DAYS * DAY_MS);
  // Limited, or the planner reads what happened in all forums once many of them are asked about.
  return db.$queryRaw<Pick<LostPeople, 'forumId' | 'timeZone'>[]>(Prisma.sql`
    SELECT f.id AS "forumId", f.time_zone AS "timeZone" FROM forum f CROSS JOIN LATERAL (
      (SELECT FROM delivery d WHERE d.forum_id = f.id AND d.state = 'unreachable' AND d.not_before > ${recent} AND d.person_id IS NOT NULL LIMIT 1)
      UNION ALL
      (SELECT FROM delivery d WHERE d.forum_id = f.id AND d.target LIKE 'institution:%' AND d.not_before > ${recent} AND d.state IN ('sent', 'unreachable') LIMIT 1)
      LIMIT 1) recent
    WHERE f.id = ANY(${[...forumIds]}::int[])`);
}
