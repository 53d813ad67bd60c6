import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import { REPOSTING } from '../../../notices/ledger/reasons.ts';

/** A group or channel that gives no sign of having healed is tried again so much later. */
const TRY_AGAIN_MS = HOUR_MS;

/** Whose deliveries are taken up again. */
export interface RepostScope {
  /** Epoch milliseconds. */
  readonly now: number;
  /** One meeting, whatever is known of its chats; all that are to come unless given. */
  readonly meetingId?: number;
}

/** A delivery that waits again. */
export interface Reposted {
  readonly id: number;
  readonly priority: number;
}

/**
 * Lets invitations, and changes where the invitation arrived, that a group or channel refused wait again: once the chat gave a
 * sign of life since, or an hour later, until the meeting begins. Each is taken up by one process only; where something newer of
 * the same kind went to the chat, the older is left alone.
 */
export async function repostRefused(db: Db, { now, meetingId }: RepostScope): Promise<readonly Reposted[]> {
  const at = new Date(now);
  const isTime =
    meetingId === undefined
      ? Prisma.sql`((c.unreachable_at IS NULL AND c.reachable_at > d.not_before) OR d.not_before <= ${new Date(now - TRY_AGAIN_MS)})`
      : Prisma.sql`m.id = ${meetingId}`;
  const beside = (kind: Prisma.Sql): Prisma.Sql => Prisma.sql`
    notice o JOIN delivery od ON od.notice_id = o.id AND od.target = d.target
    WHERE o.forum_id = n.forum_id AND o.meeting_id = n.meeting_id AND o.kind = ${kind}`;
  return db.$queryRaw<Reposted[]>(Prisma.sql`
    UPDATE delivery d SET state = 'queued', tried = '{}', not_before = ${at}, reason = ${REPOSTING}
    FROM notice n, meeting m, chat c
    WHERE n.id = d.notice_id AND m.id = d.meeting_id AND c.id = substr(d.target, 6)::int AND c.bound_at IS NOT NULL
      AND d.state = 'unreachable' AND d.target LIKE 'chat:%' AND m.starts_at > ${at} AND ${isTime}
      AND ((n.kind = 'announcement' AND m.state = 'announced')
        OR (n.kind = 'change' AND EXISTS (SELECT FROM ${beside(Prisma.sql`'announcement'`)} AND od.state = 'sent' AND od.sent_at <= n.created_at)))
      AND NOT EXISTS (SELECT FROM ${beside(Prisma.sql`n.kind`)} AND o.id > n.id)
    RETURNING d.id, n.priority`);
}
