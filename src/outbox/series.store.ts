import type { Db } from '../db/db.ts';
import { Prisma } from '../db/generated/client.ts';
import type { SkipReason } from '../notices/ledger/reasons.ts';
import type { ClaimedDelivery } from './delivery.ts';
import type { Series, SeriesOrder } from './series.rules.ts';

/** Compares notices that are joined with the others of their meetings: of several that wait the last one tells all. */
export async function readSeries(db: Db, batch: readonly ClaimedDelivery[]): Promise<Series> {
  const ids = joinedIn(batch);
  if (ids.length === 0) return { outdated: new Set(), untold: new Map() };
  const beside = (isOther: Prisma.Sql): Prisma.Sql => Prisma.sql`
    notice o JOIN delivery od ON od.notice_id = o.id AND od.target = d.target
    WHERE o.forum_id = n.forum_id AND o.meeting_id = n.meeting_id AND o.kind = n.kind AND ${isOther}`;
  const wasTold = Prisma.sql`EXISTS (
    SELECT FROM notice t JOIN delivery td ON td.notice_id = t.id AND td.target = d.target AND td.state = 'sent'
    WHERE t.forum_id = n.forum_id AND t.meeting_id = n.meeting_id AND t.kind = n.kind AND t.id > o.id AND t.id < n.id)`;
  const reason: SkipReason = 'told-already';
  const isUntold = Prisma.sql`o.id < n.id
    AND (od.state IN ('queued', 'sending') OR (od.state = 'skipped' AND od.reason = ${reason})) AND NOT ${wasTold}`;
  const rows = await db.$queryRaw<
    { id: number; outdated: boolean; untold: readonly unknown[] | null }[]
  >(Prisma.sql`
    SELECT d.id,
      EXISTS (SELECT FROM ${beside(Prisma.sql`o.id > n.id AND od.state IN ('queued', 'sending', 'sent')`)}) AS outdated,
      (SELECT json_agg(o.facts ORDER BY o.id) FROM ${beside(isUntold)}) AS untold
    FROM delivery d JOIN notice n ON n.id = d.notice_id WHERE d.id = ANY(${[...ids]}::int[])`);
  return {
    outdated: new Set(rows.filter(({ outdated }) => outdated).map(({ id }) => id)),
    untold: new Map(rows.flatMap(({ id, untold }) => (untold === null ? [] : [[id, untold] as const]))),
  };
}

/**
 * Compares them with older messages about the same meeting that are not of this batch. Their facts may name those to whom something
 * was just on its way (`beingTold`).
 */
export async function readOrder(db: Db, batch: readonly ClaimedDelivery[]): Promise<SeriesOrder> {
  const ids = joinedIn(batch);
  if (ids.length === 0) return { early: new Set(), unheard: new Set() };
  const beside = Prisma.sql`o.meeting_id = d.meeting_id AND o.id <> ALL(${batch.map(({ id }) => id)}::int[])`;
  const rows = await db.$queryRaw<{ id: number; early: boolean; unheard: boolean }[]>(Prisma.sql`
    SELECT d.id, EXISTS (
        SELECT FROM delivery o WHERE ${beside} AND o.state = 'sending' AND o.notice_id < d.notice_id
          AND (o.target = d.target OR d.target = 'chat:' || o.via_chat_id)) AS early,
      coalesce(n.facts->'beingTold' @> to_jsonb(d.person_id), false) AND NOT EXISTS (
        SELECT FROM delivery o WHERE ${beside} AND o.state IN ('sending', 'sent') AND o.person_id = d.person_id) AS unheard
    FROM delivery d JOIN notice n ON n.id = d.notice_id WHERE d.id = ANY(${[...ids]}::int[])`);
  const idsOf = (which: 'early' | 'unheard') => new Set(rows.filter((row) => row[which]).map(({ id }) => id));
  return { early: idsOf('early'), unheard: idsOf('unheard') };
}

function joinedIn(batch: readonly ClaimedDelivery[]): readonly number[] {
  return batch.filter(({ kind }) => kind.joined !== undefined).map(({ id }) => id);
}
