import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import type { ClaimedDelivery } from '../ledger/types.ts';

/**
 * Deliveries of changes whose target gets, or got, a later change of the same meeting that names everything they name. One
 * that names less does not tell of a moved date.
 */
export async function listOutdatedChanges(
  db: Db,
  batch: readonly ClaimedDelivery[],
): Promise<ReadonlySet<number>> {
  const ids = batch.filter(({ kind }) => kind === 'change').map(({ id }) => id);
  if (ids.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: number }[]>(Prisma.sql`
    SELECT DISTINCT d.id FROM delivery d JOIN notice n ON n.id = d.notice_id
    JOIN notice l ON l.forum_id = n.forum_id AND l.meeting_id = n.meeting_id AND l.kind = 'change' AND l.id > n.id
      AND l.facts->'fields' @> (n.facts->'fields')
    JOIN delivery o ON o.notice_id = l.id AND o.target = d.target AND o.state IN ('queued', 'sending', 'sent')
    WHERE d.id = ANY(${ids}::int[])`);
  return new Set(rows.map(({ id }) => id));
}
