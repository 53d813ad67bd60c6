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

/** Changes of a batch in their order with what was on its way before them. */
export interface ChangeOrder {
  /** Deliveries that would overtake a message to the same reader, written before the change. */
  readonly early: ReadonlySet<number>;
  /** Deliveries to people whom the message that was on its way did not reach: they know nothing that changed. */
  readonly unheard: ReadonlySet<number>;
}

/** Compares the changes of a batch with older messages about the same meeting that are not of this batch. */
export async function readChangeOrder(db: Db, batch: readonly ClaimedDelivery[]): Promise<ChangeOrder> {
  const ids = batch.filter(({ kind }) => kind === 'change').map(({ id }) => id);
  if (ids.length === 0) return { early: new Set(), unheard: new Set() };
  const beside = Prisma.sql`o.meeting_id = d.meeting_id AND o.id <> ALL(${batch.map(({ id }) => id)}::int[])`;
  const rows = await db.$queryRaw<{ id: number; early: boolean; unheard: boolean }[]>(Prisma.sql`
    SELECT d.id, EXISTS (
        SELECT FROM delivery o WHERE ${beside} AND o.state = 'sending' AND o.notice_id < d.notice_id
          AND (o.target = d.target OR d.target = 'chat:' || o.via_chat_id)) AS early,
      coalesce(n.facts->'beingTold' @> to_jsonb(d.person_id), false) AND NOT EXISTS (
        SELECT FROM delivery o WHERE ${beside} AND o.state IN ('sending', 'sent') AND o.person_id = d.person_id) AS unheard
    FROM delivery d JOIN notice n ON n.id = d.notice_id WHERE d.id = ANY(${ids}::int[])`);
  const idsOf = (which: 'early' | 'unheard') => new Set(rows.filter((row) => row[which]).map(({ id }) => id));
  return { early: idsOf('early'), unheard: idsOf('unheard') };
}
