import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { type InvitationPlace, type PlaceRow, patientUntil, placeOf } from './invitation-places.ts';

/** Which meetings are looked at: one, or some of those that are announced and to come. */
export interface PlacesScope {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly meetingIds?: readonly number[];
  readonly meeting?: { readonly id: number; readonly forumId: number };
}

/** Where the invitations of a meeting stand. */
export interface MeetingPlaces {
  readonly meetingId: number;
  readonly forumId: number;
  /** Who announced it last; null where nobody did by hand. */
  readonly by: unknown;
  readonly places: readonly InvitationPlace[];
  /** When an invitation that is under way is looked at again whatever becomes of it, epoch milliseconds; undefined: none is. */
  readonly patientUntil: number | undefined;
  /** What the last report told, with the notice that told it; null where there was none. */
  readonly told: { readonly noticeId: number; readonly facts: unknown } | null;
}

interface Row {
  readonly meetingId: number;
  readonly forumId: number;
  readonly by: unknown;
  readonly told: MeetingPlaces['told'];
  readonly rows: readonly (Omit<PlaceRow, 'plannedAt'> & { readonly plannedAt: number })[];
}

/** Reads how the invitations of meetings stand in the bound groups and channels they went to. */
export async function listInvitationPlaces(
  db: Db,
  { now, meeting, meetingIds = [] }: PlacesScope,
): Promise<readonly MeetingPlaces[]> {
  const scope =
    meeting === undefined
      ? Prisma.sql`m.state = 'announced' AND m.starts_at > ${new Date(now)} AND m.id = ANY(${[...meetingIds]}::int[])`
      : Prisma.sql`m.id = ${meeting.id} AND m.forum_id = ${meeting.forumId}`;
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    WITH newest AS (
      SELECT DISTINCT ON (m.id, c.id) m.id AS meeting_id, m.forum_id, c.id AS chat_id, c.platform, c.title, n.created_at, d.state,
        d.message_id, d.tried, d.attempts, d.reason,
        CASE WHEN c.unreachable_at IS NOT NULL THEN coalesce(c.unreachable_reason, '') END AS refusal
      FROM meeting m JOIN notice n ON n.forum_id = m.forum_id AND n.meeting_id = m.id AND n.kind = 'announcement'
      JOIN delivery d ON d.notice_id = n.id AND d.target LIKE 'chat:%'
      JOIN chat c ON c.id = substr(d.target, 6)::int AND c.forum_id = m.forum_id AND c.bound_at IS NOT NULL
      WHERE ${scope} ORDER BY m.id, c.id, n.id DESC)
    SELECT w.meeting_id AS "meetingId", w.forum_id AS "forumId",
      (SELECT n.facts->'by' FROM notice n WHERE n.forum_id = w.forum_id AND n.meeting_id = w.meeting_id
        AND n.kind = 'announcement' AND n.facts ? 'by' ORDER BY n.id DESC LIMIT 1) AS by,
      (SELECT json_build_object('noticeId', n.id, 'facts', n.facts) FROM notice n WHERE n.forum_id = w.forum_id
        AND n.meeting_id = w.meeting_id AND n.kind = 'announcementReport' ORDER BY n.id DESC LIMIT 1) AS told,
      json_agg(json_build_object('chatRowId', w.chat_id, 'platform', w.platform, 'title', w.title, 'delivery', w.state,
        'stands', w.message_id IS NOT NULL, 'isRefused', w.tried <> '{}', 'attempts', w.attempts, 'reason', w.reason,
        'refusal', w.refusal, 'plannedAt', extract(epoch FROM w.created_at) * 1000) ORDER BY w.chat_id) AS rows
    FROM newest w GROUP BY w.meeting_id, w.forum_id ORDER BY w.meeting_id`);
  return rows.map(({ rows: found, ...row }) => ({
    ...row,
    places: found.flatMap((one) => placeOf(one, now) ?? []),
    patientUntil: patientUntil(found, now),
  }));
}

/** The meetings of these forums that are announced and to come. */
export async function listAnnounced(
  db: Db,
  { now, forumIds }: { readonly now: number; readonly forumIds: readonly number[] },
): Promise<readonly number[]> {
  const rows = await db.meeting.findMany({
    where: { forumId: { in: [...forumIds] }, state: 'announced', startsAt: { gt: new Date(now) } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
