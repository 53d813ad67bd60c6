import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import type { NoticeKind } from '../types.ts';

/** How many deliveries of a notice are in which state. Moments are epoch milliseconds. */
export interface LedgerNotice {
  readonly kind: NoticeKind;
  readonly dueAt: number;
  readonly isSkipped: boolean;
  readonly sent: number;
  readonly waiting: number;
  readonly skipped: number;
  readonly lost: number;
}

/** A delivery that did not arrive, or waits after a failed try. */
export interface LedgerTrouble {
  readonly name: string;
  readonly state: 'queued' | 'failed' | 'unreachable';
  readonly reason: string;
  readonly attempts: number;
}

/** The notices of a meeting, the newest first, each with the states of its deliveries. */
export async function listLedger(
  db: Db,
  key: { readonly forumId: number; readonly meetingId: number },
): Promise<readonly LedgerNotice[]> {
  const rows = await db.$queryRaw<
    (Omit<LedgerNotice, 'dueAt' | 'isSkipped'> & { due_at: Date; state: string })[]
  >(Prisma.sql`
    SELECT n.kind, n.due_at, n.state, count(*) FILTER (WHERE d.state = 'sent')::int AS sent,
      count(*) FILTER (WHERE d.state IN ('queued', 'sending'))::int AS waiting,
      count(*) FILTER (WHERE d.state = 'skipped')::int AS skipped,
      count(*) FILTER (WHERE d.state IN ('failed', 'unreachable'))::int AS lost
    FROM notice n LEFT JOIN delivery d ON d.notice_id = n.id
    WHERE n.forum_id = ${key.forumId} AND n.meeting_id = ${key.meetingId}
    GROUP BY n.id ORDER BY n.due_at DESC, n.id DESC LIMIT 20`);
  return rows.map(({ due_at: dueAt, state, ...row }) => ({
    ...row,
    dueAt: +dueAt,
    isSkipped: state === 'skipped',
  }));
}

/** What did not arrive about a meeting, the newest first, at most `limit`. */
export async function listTrouble(
  db: Db,
  key: { readonly forumId: number; readonly meetingId: number; readonly limit: number },
): Promise<readonly LedgerTrouble[]> {
  return db.$queryRaw<LedgerTrouble[]>(Prisma.sql`
    SELECT coalesce(p.name, i.short_name, c.title, '') AS name, d.state, coalesce(d.reason, '') AS reason, d.attempts
    FROM delivery d LEFT JOIN person p ON p.id = d.person_id
    LEFT JOIN institution i ON d.target = 'institution:' || i.id AND i.forum_id = d.forum_id
    LEFT JOIN chat c ON d.target = 'chat:' || c.id AND c.forum_id = d.forum_id
    WHERE d.forum_id = ${key.forumId} AND d.meeting_id = ${key.meetingId}
      AND (d.state IN ('failed', 'unreachable') OR (d.state = 'queued' AND d.reason IS NOT NULL))
    ORDER BY d.id DESC LIMIT ${key.limit}`);
}

/** The queue of all forums as it stands. */
export interface QueueState {
  readonly due: number;
  readonly later: number;
  readonly sending: number;
  /** Epoch milliseconds. */
  readonly oldestDueAt: number | undefined;
}

/** Reads the queue; only open deliveries are looked at, however long the history. */
export async function readQueue(db: Db, now: number): Promise<QueueState> {
  const at = new Date(now);
  const rows = await db.$queryRaw<
    { due: number; later: number; sending: number; oldest: Date | null }[]
  >(Prisma.sql`
    SELECT count(*) FILTER (WHERE state = 'queued' AND not_before <= ${at})::int AS due,
      count(*) FILTER (WHERE state = 'queued' AND not_before > ${at})::int AS later,
      count(*) FILTER (WHERE state = 'sending')::int AS sending,
      min(not_before) FILTER (WHERE state = 'queued' AND not_before <= ${at}) AS oldest
    FROM delivery WHERE state IN ('queued', 'sending')`);
  const row = rows[0];
  return {
    due: row?.due ?? 0,
    later: row?.later ?? 0,
    sending: row?.sending ?? 0,
    oldestDueAt: row?.oldest == null ? undefined : +row.oldest,
  };
}

/** A fault of the last day with how often it came. */
export interface RecentFault {
  readonly state: 'failed' | 'unreachable';
  readonly platform: string;
  readonly reason: string;
  readonly times: number;
}

/** Faults of notices made in the last day, the most frequent first. */
export async function listRecentFaults(
  db: Db,
  facts: { readonly forumId: number; readonly now: number; readonly limit: number },
): Promise<readonly RecentFault[]> {
  return db.$queryRaw<RecentFault[]>(Prisma.sql`
    SELECT d.state, coalesce(d.platform, '') AS platform, coalesce(d.reason, '') AS reason, count(*)::int AS times
    FROM notice n JOIN delivery d ON d.notice_id = n.id
    WHERE n.created_at > ${new Date(facts.now - 86_400_000)} AND n.forum_id = ${facts.forumId}
      AND d.state IN ('failed', 'unreachable')
    GROUP BY 1, 2, 3 ORDER BY times DESC LIMIT ${facts.limit}`);
}
