import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { holdsAt } from '../../db/in-office.ts';
import { protocolOrder } from '../../db/protocol-order.ts';
import { DAY_MS } from '../../lib/clock.ts';
import { type QueueState, TOGETHER, WAIT_REASONS, type WaitReason } from './reasons.ts';

/** What a notice is: the name of its kind, and its facts as they are stored. */
export interface LedgerKind {
  readonly kind: string;
  readonly facts: unknown;
}

/** How many deliveries of a notice are in which state. Moments are epoch milliseconds. */
export interface LedgerNotice extends LedgerKind {
  readonly dueAt: number;
  readonly isSkipped: boolean;
  readonly sent: number;
  readonly waiting: number;
  readonly skipped: number;
  readonly lost: number;
}

/** A delivery that did not arrive, or waits for something else than its moment and its turn. */
export interface LedgerTrouble extends Omit<RecentFault, 'times'>, LedgerKind {
  readonly name: string;
  /** Short names of the institutions the person acts for. */
  readonly institutions: readonly string[];
  /** How often a platform was asked. */
  readonly attempts: number;
}

/** A meeting of a forum. */
interface LedgerKey {
  readonly forumId: number;
  readonly meetingId: number;
}

/** Of a delivery `d`, whether it is for a group or channel. */
const IS_GROUP = Prisma.sql`(d.target LIKE 'chat:%' OR d.target LIKE 'institution:%')`;

/** The notices of a meeting, the newest first, each with the states of its deliveries. */
export async function listLedger(db: Db, key: LedgerKey): Promise<readonly LedgerNotice[]> {
  const rows = await db.$queryRaw<
    (Omit<LedgerNotice, 'dueAt' | 'isSkipped'> & { due_at: Date; state: string })[]
  >(Prisma.sql`
    SELECT n.kind, n.facts, n.due_at, n.state, count(*) FILTER (WHERE d.state = 'sent')::int AS sent,
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
  key: LedgerKey & { readonly limit: number; readonly now: number },
): Promise<readonly LedgerTrouble[]> {
  const now = new Date(key.now);
  return db.$queryRaw<LedgerTrouble[]>(Prisma.sql`
    SELECT coalesce(p.name, i.short_name, c.title, '') AS name, d.state, ${IS_GROUP} AS "isGroup",
      coalesce(d.reason, '') AS reason, d.attempts, n.kind, n.facts,
      ARRAY(SELECT si.short_name FROM seat_holder h JOIN seat s ON s.id = h.seat_id JOIN institution si ON si.id = s.institution_id
        WHERE h.person_id = d.person_id AND ${holdsAt(now)}
        ORDER BY ${protocolOrder('si')}) AS institutions
    FROM delivery d JOIN notice n ON n.id = d.notice_id LEFT JOIN person p ON p.id = d.person_id
    LEFT JOIN institution i ON d.target = 'institution:' || i.id AND i.forum_id = d.forum_id
    LEFT JOIN chat c ON d.target = 'chat:' || c.id AND c.forum_id = d.forum_id
    WHERE d.forum_id = ${key.forumId} AND d.meeting_id = ${key.meetingId}
      AND (d.state IN ('failed', 'unreachable') OR (d.state = 'queued' AND d.reason NOT IN ('pace', ${TOGETHER})) OR d.reason = 'unnoted')
    ORDER BY d.id DESC LIMIT ${key.limit}`);
}

/** Counts by reason, and the oldest moment. */
interface QueueRow extends Record<WaitReason, number> {
  readonly due: number;
  readonly sending: number;
  readonly oldest: Date | null;
}

/**
 * Reads the queue of all forums; only open deliveries are looked at, however long the history. What waits after a failed try
 * has been late since its notice's moment; what waited for the morning or for its turn since that has come.
 */
export async function readQueue(db: Db, now: number): Promise<QueueState> {
  const at = new Date(now);
  const rows = await db.$queryRaw<QueueRow[]>(Prisma.sql`
    SELECT count(*) FILTER (WHERE is_due)::int AS due, count(*) FILTER (WHERE state = 'sending')::int AS sending,
      ${Prisma.join(WAIT_REASONS.map((reason) => Prisma.sql`count(*) FILTER (WHERE waits AND why = ${reason})::int AS ${Prisma.raw(reason)}`))},
      min(since) FILTER (WHERE since <= ${at}) AS oldest
    FROM (
      SELECT state, why, state = 'queued' AND not_before <= ${at} AS is_due, state = 'queued' AND not_before > ${at} AS waits,
        CASE WHEN why IN ('told', 'retry') THEN due_at ELSE not_before END AS since
      FROM (
        SELECT d.state, d.not_before, n.due_at, CASE WHEN d.reason IS NULL OR d.reason = ${TOGETHER} THEN 'planned' WHEN d.reason IN ('quiet', 'pace') THEN d.reason
          WHEN d.reason = 'wait' THEN 'told' ELSE 'retry' END AS why
        FROM delivery d JOIN notice n ON n.id = d.notice_id WHERE d.state IN ('queued', 'sending')
      ) named
    ) dated`);
  const [row] = rows;
  return {
    due: row?.due ?? 0,
    sending: row?.sending ?? 0,
    // `fromEntries` forgets which keys it was given.
    waiting: Object.fromEntries(
      WAIT_REASONS.map((reason) => [reason, row?.[reason] ?? 0]),
    ) as QueueState['waiting'],
    oldestDueAt: row?.oldest == null ? undefined : +row.oldest,
  };
}

/** A fault with how many deliveries it holds up or ended. */
export interface RecentFault {
  /** `queued`: tried in vain, and tried again; `sent` and `skipped`: ended, but not all that follows was done. */
  readonly state: 'queued' | 'failed' | 'unreachable' | 'sent' | 'skipped';
  /** Whether it was for a group or channel, not for a person. */
  readonly isGroup: boolean;
  readonly reason: string;
  readonly times: number;
}

/** What could not be delivered in the last day, and what is being tried again now, the most frequent first. */
export async function listRecentFaults(
  db: Db,
  facts: { readonly forumId: number; readonly now: number; readonly limit: number },
): Promise<readonly RecentFault[]> {
  return db.$queryRaw<RecentFault[]>(Prisma.sql`
    SELECT d.state, ${IS_GROUP} AS "isGroup", coalesce(d.reason, '') AS reason, count(*)::int AS times
    FROM delivery d
    WHERE d.forum_id = ${facts.forumId} AND (
      ((d.state IN ('failed', 'unreachable') OR d.reason = 'unnoted') AND d.not_before > ${new Date(facts.now - DAY_MS)})
      OR (d.state = 'queued' AND d.attempts > 0 AND d.reason NOT IN ('quiet', 'pace', ${TOGETHER})))
    GROUP BY 1, 2, 3 ORDER BY times DESC LIMIT ${facts.limit}`);
}
