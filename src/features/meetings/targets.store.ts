import type { Db } from '../../db/db.ts';
import { holdsAt } from '../../db/in-office.ts';
import { MESSAGE_GONE } from '../../notices/ledger/reasons.ts';
import type { NoticeTarget } from '../../notices/types.ts';
import type { MessageRef } from '../../platform/incoming.ts';

/** The chats bound to a forum, those that refused messages too: what becomes of theirs is recorded. */
export async function boundChats(db: Db, forumId: number): Promise<readonly NoticeTarget[]> {
  const rows = await db.chat.findMany({
    where: { forumId, boundAt: { not: null } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => ({ kind: 'chat', chatRowId: row.id }));
}

/**
 * The bound chats in which a meeting was not announced, nor is about to be, or where the invitation was deleted. A chat that refused
 * it has its invitation waiting; see `repostRefused`.
 */
export async function chatsNotTold(
  db: Db,
  meeting: { readonly id: number; readonly forumId: number },
): Promise<readonly NoticeTarget[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT c.id FROM chat c WHERE c.forum_id = ${meeting.forumId} AND c.bound_at IS NOT NULL AND NOT EXISTS (
      SELECT FROM delivery d JOIN notice n ON n.id = d.notice_id
      WHERE d.meeting_id = ${meeting.id} AND n.kind = 'announcement' AND d.target = 'chat:' || c.id
        AND (d.state IN ('queued', 'sending', 'unreachable') OR (d.state = 'sent' AND d.reason IS DISTINCT FROM ${MESSAGE_GONE})))
    ORDER BY c.id`;
  return rows.map((row) => ({ kind: 'chat', chatRowId: row.id }));
}

/** Has the posted invitations of a meeting compared anew, whatever they are known to show: so one that was deleted is found. */
export async function recheckInvitations(
  db: Db,
  {
    meeting,
    now,
  }: { readonly meeting: { readonly id: number; readonly forumId: number }; readonly now: number },
): Promise<void> {
  const { id, forumId } = meeting;
  await db.delivery.updateMany({
    where: { forumId, meetingId: id, state: 'sent', notice: { kind: 'announcement' } },
    data: { shown: null },
  });
  await db.meeting.updateMany({
    where: { id, forumId, noticeStaleAt: null },
    data: { noticeStaleAt: new Date(now) },
  });
}

/** How often a meeting was announced, to whichever chats. */
export function countAnnouncements(
  db: Db,
  meeting: { readonly id: number; readonly forumId: number },
): Promise<number> {
  return db.notice.count({
    where: { forumId: meeting.forumId, meetingId: meeting.id, kind: 'announcement' },
  });
}

/** Who hears of a change. */
export interface ChangeTargets {
  readonly targets: readonly NoticeTarget[];
  /** Those of the persons to whom the first word of the meeting is just on its way; it may arrive or not. */
  readonly beingTold: readonly number[];
}

/**
 * Everyone who was told of a meeting: the bound chats, who got or is just being sent anything about it, and who answered that
 * they come. Whoever has neither a seat nor a role any more is left out. What is being sent was written before the change, so
 * call this once the meeting's row is changed; see `awaitChanges`.
 * @param now epoch milliseconds
 */
export async function everyoneTold(
  db: Db,
  {
    meeting,
    now,
  }: { readonly meeting: { readonly id: number; readonly forumId: number }; readonly now: number },
): Promise<ChangeTargets> {
  const at = new Date(now);
  const persons = await db.$queryRaw<{ id: number; is_told: boolean }[]>`
    WITH told AS (
      SELECT d.person_id AS id, d.state = 'sent' AS is_told FROM delivery d
      WHERE d.meeting_id = ${meeting.id} AND d.person_id IS NOT NULL AND d.state IN ('sending', 'sent')
      UNION ALL SELECT r.by_person_id, true FROM rsvp r
      WHERE r.meeting_id = ${meeting.id} AND r.by_person_id IS NOT NULL AND r.answer IN ('attending', 'represented'))
    SELECT p.id, bool_or(told.is_told) AS is_told FROM told JOIN person p ON p.id = told.id
    WHERE p.forum_id = ${meeting.forumId} AND p.erased_at IS NULL AND (EXISTS (SELECT FROM role_grant g WHERE g.person_id = p.id)
      OR EXISTS (SELECT FROM seat_holder h WHERE h.person_id = p.id AND ${holdsAt(at)}))
    GROUP BY p.id ORDER BY p.id`;
  const chats = await boundChats(db, meeting.forumId);
  return {
    targets: [...chats, ...persons.map(({ id }) => ({ kind: 'person', personId: id }) as const)],
    beingTold: persons.filter((row) => !row.is_told).map(({ id }) => id),
  };
}

/** Which meeting messages of ours tell of, and whose it is; undefined where none of them is known. */
export async function findTold(
  db: Db,
  messages: readonly MessageRef[],
): Promise<{ readonly forumId: number; readonly meetingId: number } | undefined> {
  if (messages.length === 0) return undefined;
  const told = await db.delivery.findFirst({
    where: {
      meetingId: { not: null },
      OR: messages.map(({ platform, chatId, messageId }) => ({ platform, chatId, messageId })),
    },
    select: { forumId: true, meetingId: true },
  });
  return told?.meetingId == null ? undefined : { forumId: told.forumId, meetingId: told.meetingId };
}
