import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { DAY_MS } from '../../lib/clock.ts';
import { OFFERED_MS } from './next.rules.ts';

/** A meeting that was held, and has none after it. Moments are epoch milliseconds. */
export interface HeldMeeting {
  readonly id: number;
  readonly forumId: number;
  readonly startsAt: number;
  readonly endsAt: number | undefined;
  readonly timeZone: string;
}

/** So long after its end a poll of dates may still make the next meeting. */
const POLL_MS = 7 * DAY_MS;

/** Of all forums the last meetings that were held lately, after which none is made, asked for by a poll of dates, or was offered. */
export async function listHeldWithoutNext(db: Db, now: number): Promise<readonly HeldMeeting[]> {
  const rows = await db.$queryRaw<
    { id: number; forum_id: number; starts_at: Date; ends_at: Date | null; time_zone: string }[]
  >(Prisma.sql`
    SELECT m.id, m.forum_id, m.starts_at, m.ends_at, m.time_zone FROM meeting m
    WHERE m.state = 'announced' AND m.starts_at <= ${new Date(now)} AND m.starts_at > ${new Date(now - OFFERED_MS)}
      AND NOT EXISTS (SELECT FROM meeting n WHERE n.forum_id = m.forum_id AND n.starts_at > m.starts_at
        AND (n.state = 'announced' OR n.state = 'draft' AND n.starts_at > ${new Date(now)}))
      AND NOT EXISTS (SELECT FROM date_poll p WHERE p.forum_id = m.forum_id AND p.meeting_id IS NULL AND p.chosen_slot_id IS NULL
        AND (p.closed_at IS NULL OR p.closed_at > ${new Date(now - POLL_MS)}))
      AND NOT EXISTS (SELECT FROM notice o WHERE o.forum_id = m.forum_id AND o.key = 'nextDraft:' || m.id)
    ORDER BY m.id`);
  return rows.map((row) => ({
    ...{ id: row.id, forumId: row.forum_id, startsAt: +row.starts_at, timeZone: row.time_zone },
    endsAt: row.ends_at === null ? undefined : +row.ends_at,
  }));
}

/** Holds the making of meetings of a forum for this transaction, so that of two presses one makes the next. */
export async function lockMaking(db: Db, forumId: number): Promise<void> {
  await db.$queryRaw`SELECT id FROM forum WHERE id = ${forumId} FOR UPDATE`;
}
