import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import type { NoticeKind } from '../../notices/types.ts';
import type { ClaimedDelivery } from '../delivery.ts';

/** What people were told a short while ago, by `recentKey`. */
export type RecentlyTold = ReadonlyMap<string, ReadonlySet<NoticeKind>>;

/** So long ago counts as just told. */
const RECENT_MS = 2 * 3_600_000;

/** A person and a meeting. */
export function recentKey(personId: number, meetingId: number): string {
  return `${personId}:${meetingId}`;
}

/**
 * Kinds of notices about the same meeting that the people of a batch were sent in the last two hours. What was ordered for
 * the host does not count: it asks for no answer.
 */
export async function loadRecentlyTold(
  db: Db,
  batch: readonly ClaimedDelivery[],
  now: number,
): Promise<RecentlyTold> {
  const personIds = [...new Set(batch.flatMap(({ personId }) => personId ?? []))];
  const meetingIds = [...new Set(batch.flatMap(({ meetingId }) => meetingId ?? []))];
  if (personIds.length === 0 || meetingIds.length === 0) return new Map();
  const rows = await db.$queryRaw<
    { person_id: number; meeting_id: number; kinds: NoticeKind[] }[]
  >(Prisma.sql`
    SELECT d.person_id, d.meeting_id, array_agg(DISTINCT n.kind) AS kinds
    FROM delivery d JOIN notice n ON n.id = d.notice_id
    WHERE d.meeting_id = ANY(${meetingIds}::int[]) AND d.state = 'sent' AND d.person_id = ANY(${personIds}::int[])
      AND d.sent_at > ${new Date(now - RECENT_MS)} AND d.sent_at <= ${new Date(now)}
      AND n.facts->>'audience' IS DISTINCT FROM 'tuanrumah'
    GROUP BY 1, 2`);
  return new Map(rows.map((row) => [recentKey(row.person_id, row.meeting_id), new Set(row.kinds)]));
}
