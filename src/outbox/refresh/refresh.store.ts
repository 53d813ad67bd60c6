import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/clock.ts';
import { MESSAGE_GONE } from '../../notices/ledger/reasons.ts';
import type { MessageRef, PlatformName } from '../../platform/incoming.ts';

/** A message that is edited in place. */
export interface PostedMessage {
  readonly deliveryId: number;
  readonly forumId: number;
  readonly ref: MessageRef;
  readonly isGroup: boolean;
  readonly locale: string | undefined;
  /** Digest of what it showed when it was last sent or edited. */
  readonly shown: string | undefined;
  /** When it was last sent or edited, epoch milliseconds. */
  readonly touchedAt: number;
  /** Name of its kind, and its facts as they are stored. */
  readonly kind: string;
  readonly facts: unknown;
}

/** A meeting's notice that stays posted. */
export interface PostedNotice extends PostedMessage {
  readonly meetingId: number;
  /** Row of the chat. */
  readonly chatRowId: number;
}

/** A meeting whose notices may show an old state. */
export interface StaleMeeting {
  readonly id: number;
  /** The mark as read, to be taken back only when it is still the same; undefined when there is none. */
  readonly staleAt: Date | undefined;
}

/** Meetings marked by an answer or a change. */
export async function listStaleMeetings(db: Db): Promise<readonly StaleMeeting[]> {
  const rows = await db.meeting.findMany({
    where: { noticeStaleAt: { not: null } },
    select: { id: true, noticeStaleAt: true },
    orderBy: { noticeStaleAt: 'asc' },
    take: 200,
  });
  return rows.map(({ id, noticeStaleAt }) => ({ id, staleAt: noticeStaleAt ?? undefined }));
}

/** So many meetings the slow comparison looks at in one pass, whatever of them is known. */
const COMPARED = 20;
/** Passes are a minute apart; one that was late loses nothing. */
const TURNED_MS = 3 * MINUTE_MS;

/** What the slow comparison looks at. */
export interface RecentScope {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly afterId: number;
  /** Forums of which something has changed that their notices may show. */
  readonly forumIds: readonly number[];
}

/**
 * Announced or cancelled meetings that have not been over for a day: what the slow comparison looks at. Of more than one pass has
 * room for, those of the forums that have changed, those whose deadline or begin has just passed, for that changes an invitation, and
 * the next ones after `afterId`. Gives back after which one the next pass goes on; 0: from the first.
 */
export async function listRecentMeetings(
  db: Db,
  { now, afterId, forumIds }: RecentScope,
): Promise<{ readonly meetings: readonly StaleMeeting[]; readonly lastId: number }> {
  const recent: Prisma.MeetingWhereInput = {
    state: { in: ['announced', 'cancelled'] },
    startsAt: { gt: new Date(now - DAY_MS) },
  };
  const justNow = { gt: new Date(now - TURNED_MS), lte: new Date(now) };
  const select = { id: true, noticeStaleAt: true } as const;
  const next = await db.meeting.findMany({
    where: { ...recent, id: { gt: afterId } },
    orderBy: { id: 'asc' },
    take: COMPARED,
    select,
  });
  const turned = await db.meeting.findMany({
    where: { AND: [recent, { OR: [{ answerBy: justNow }, { startsAt: justNow }] }] },
    select,
  });
  const changed =
    forumIds.length === 0
      ? []
      : await db.meeting.findMany({ where: { ...recent, forumId: { in: [...forumIds] } }, select });
  const rows = new Map([...next, ...turned, ...changed].map((row) => [row.id, row]));
  return {
    meetings: [...rows.values()].map(({ id, noticeStaleAt }) => ({
      id,
      staleAt: noticeStaleAt ?? undefined,
    })),
    lastId: next.length < COMPARED ? 0 : (next.at(-1)?.id ?? 0),
  };
}

/** What a statement gives of a posted message. */
export interface MessageRow {
  readonly id: number;
  readonly forum_id: number;
  readonly platform: PlatformName;
  readonly chat_id: string;
  readonly thread_id: string;
  readonly message_id: string;
  readonly shown: string | null;
  readonly touched_at: Date;
  readonly notice_kind: string;
  readonly facts: unknown;
  /** Null for a chat that nobody bound: a private one. */
  readonly kind: 'private' | 'group' | 'channel' | null;
  readonly locale: string | null;
}

interface PostedRow extends MessageRow {
  readonly meeting_id: number;
  readonly chat_row_id: number;
}

/** A row as the posted message that it is. */
export function toPosted(row: MessageRow): PostedMessage {
  return {
    ...{ deliveryId: row.id, forumId: row.forum_id, kind: row.notice_kind, facts: row.facts },
    ref: {
      ...{ platform: row.platform, chatId: row.chat_id },
      ...{ threadId: row.thread_id, messageId: row.message_id },
    },
    isGroup: row.kind === 'group' || row.kind === 'channel',
    locale: row.locale ?? undefined,
    shown: row.shown ?? undefined,
    touchedAt: +row.touched_at,
  };
}

/** A chat that can not be written to is asked again so much later; nothing else may tell that it has healed. */
export const ASK_AGAIN_MS = HOUR_MS;

/** Meetings, and the names of the kinds that stay posted. */
export interface PostedQuery {
  readonly meetingIds: readonly number[];
  readonly kinds: readonly string[];
}

/** The posted notices of these meetings, in chats that can be written to as far as is known, or that have not been asked for an hour. */
export async function listPosted(
  db: Db,
  { now, meetingIds, kinds }: PostedQuery & { readonly now: number },
): Promise<readonly PostedNotice[]> {
  const rows = await db.$queryRaw<PostedRow[]>(Prisma.sql`
    SELECT d.id, d.meeting_id, d.forum_id, d.platform, d.chat_id, d.thread_id, d.message_id, d.shown, c.id AS chat_row_id, c.kind, c.locale,
      greatest(d.sent_at, d.edited_at) AS touched_at, n.kind AS notice_kind, n.facts
    FROM meeting m JOIN notice n ON n.forum_id = m.forum_id AND n.meeting_id = m.id AND n.kind = ANY(${[...kinds]}::text[])
    JOIN delivery d ON d.notice_id = n.id AND d.state = 'sent' AND d.message_id IS NOT NULL AND d.target LIKE 'chat:%'
    JOIN chat c ON c.id = substr(d.target, 6)::int
      AND (c.unreachable_at IS NULL OR c.unreachable_at <= ${new Date(now - ASK_AGAIN_MS)})
    WHERE m.id = ANY(${[...meetingIds]}::int[]) ORDER BY d.id`);
  return rows.map((row) => ({ ...toPosted(row), meetingId: row.meeting_id, chatRowId: row.chat_row_id }));
}

/** Which of these meetings have one on its way at this moment, which may show an older state. */
export async function listBeingSent(
  db: Db,
  { meetingIds, kinds }: PostedQuery,
): Promise<ReadonlySet<number>> {
  const rows = await db.delivery.findMany({
    where: { meetingId: { in: [...meetingIds] }, state: 'sending', notice: { kind: { in: [...kinds] } } },
    select: { meetingId: true },
  });
  return new Set(rows.flatMap(({ meetingId }) => meetingId ?? []));
}

/**
 * Claims the edit of a message: true for one process only, and at most once per `gapMs`. A last edit in the future means that
 * the clock was set back, and does not block.
 */
export async function claimEdit(
  db: Db,
  {
    forumId,
    deliveryId,
    now,
    gapMs,
  }: Pick<PostedMessage, 'forumId' | 'deliveryId'> & { readonly now: number; readonly gapMs: number },
): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: {
      forumId,
      id: deliveryId,
      state: 'sent',
      OR: [
        { editedAt: null },
        { editedAt: { lte: new Date(now - gapMs) } },
        { editedAt: { gt: new Date(now) } },
      ],
    },
    data: { editedAt: new Date(now) },
  });
  return count > 0;
}

/** An edit as it is claimed. */
export interface EditClaim {
  readonly forumId: number;
  readonly deliveryId: number;
  /** Epoch milliseconds. */
  readonly claimedAt: number;
}

/** Renews a claim at the moment (epoch milliseconds) of the edit itself; false when another process has claimed it meanwhile. */
export async function renewEdit(
  db: Db,
  { now, forumId, deliveryId, claimedAt }: EditClaim & { readonly now: number },
): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { forumId, id: deliveryId, editedAt: new Date(claimedAt) },
    data: { editedAt: new Date(now) },
  });
  return count > 0;
}

/**
 * Notes what a message shows now. When another process has claimed an edit meanwhile, nobody knows which of both arrived last:
 * the next comparison edits again.
 */
export async function noteShown(
  db: Db,
  { shown, forumId, deliveryId, claimedAt }: EditClaim & { readonly shown: string },
): Promise<void> {
  const { count } = await db.delivery.updateMany({
    where: { forumId, id: deliveryId, editedAt: new Date(claimedAt) },
    data: { shown, reason: null },
  });
  if (count === 0)
    await db.delivery.updateMany({ where: { forumId, id: deliveryId }, data: { shown: null } });
}

/** Forgets a message that no longer exists, so that nobody tries to edit it again; false when another process has done so. */
export async function forgetMessage(
  db: Db,
  { forumId, deliveryId, ref }: Pick<PostedMessage, 'forumId' | 'deliveryId' | 'ref'>,
): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { forumId, id: deliveryId, state: 'sent', messageId: ref.messageId },
    data: { messageId: null, reason: MESSAGE_GONE },
  });
  return count > 0;
}

/** Notes why a message cannot be changed any more, until it can again. */
export async function noteFrozen(
  db: Db,
  {
    forumId,
    deliveryId,
    reason,
  }: Pick<PostedMessage, 'forumId' | 'deliveryId'> & { readonly reason: string },
): Promise<void> {
  await db.delivery.updateMany({ where: { forumId, id: deliveryId }, data: { reason } });
}

/** Takes back a meeting's mark when nobody has set another meanwhile. */
export async function clearStale(db: Db, { id, staleAt }: StaleMeeting): Promise<void> {
  if (staleAt === undefined) return;
  await db.meeting.updateMany({ where: { id, noticeStaleAt: staleAt }, data: { noticeStaleAt: null } });
}

const CAUSES_SHOWN = 20;

/**
 * What made a meeting's messages stale, as log lines of updates name it ("platform:key"): the updates that took effect when the
 * mark was set, and those of later answers, the oldest first. Empty when no update did.
 */
export async function listCauses(
  db: Db,
  { forumId, meetingId }: Pick<PostedNotice, 'forumId' | 'meetingId'>,
): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ cause: string }[]>(Prisma.sql`
    SELECT u.platform || ':' || u.key AS cause FROM processed_update u
    WHERE u.key !~ '^(hint|refused|album):' AND u.at IN (
      SELECT m.notice_stale_at FROM meeting m WHERE m.forum_id = ${forumId} AND m.id = ${meetingId}
      UNION SELECT h.answered_at FROM meeting m JOIN rsvp_history h ON h.meeting_id = m.id
        WHERE m.forum_id = ${forumId} AND m.id = ${meetingId} AND h.answered_at >= m.notice_stale_at)
    ORDER BY u.at LIMIT ${CAUSES_SHOWN}`);
  return rows.map(({ cause }) => cause);
}
