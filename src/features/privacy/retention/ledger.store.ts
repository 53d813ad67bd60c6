import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { NOTICE_BATCH } from './batch.ts';

/**
 * Removes notices with their deliveries once the forum does not keep them any more, the oldest first. What could be planned
 * again stays: what belongs to a meeting or an action item whose day is not as long ago, and what is still to be sent.
 */
export async function pruneLedger(db: Db, now: number): Promise<number> {
  const kept = Prisma.sql`${new Date(now)}::timestamptz - make_interval(months => f.ledger_months)`;
  return db.$executeRaw(Prisma.sql`
    WITH old AS (
      SELECT n.id FROM notice n JOIN forum f ON f.id = n.forum_id LEFT JOIN meeting m ON m.id = n.meeting_id
      WHERE n.created_at <= ${kept} AND (m.id IS NULL OR m.starts_at <= ${kept})
        AND NOT EXISTS (SELECT FROM delivery d WHERE d.notice_id = n.id AND d.state IN ('queued', 'sending'))
        AND NOT EXISTS (SELECT FROM action_item a
          WHERE n.kind = 'actionReminder' AND a.id = (n.facts->>'actionId')::int AND a.due_at > ${kept})
      ORDER BY n.id LIMIT ${NOTICE_BATCH} FOR UPDATE OF n SKIP LOCKED
    ), gone AS (DELETE FROM delivery d USING old WHERE d.notice_id = old.id)
    DELETE FROM notice n USING old WHERE n.id = old.id`);
}
