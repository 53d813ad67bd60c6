import type { Db } from '../db/db.ts';
import { Prisma } from '../db/generated/client.ts';

/** A meeting of a forum. */
export interface PlacesOf {
  readonly forumId: number;
  readonly meetingId: number;
}

/** Holds a meeting's places until the transaction ends: whoever gives or takes one meanwhile waits. */
export async function lockPlaces(db: Db, { forumId, meetingId }: PlacesOf): Promise<void> {
  // Rows that only refer to the meeting need not wait.
  await db.$queryRaw`SELECT 1 AS held FROM meeting WHERE forum_id = ${forumId} AND id = ${meetingId} FOR NO KEY UPDATE`;
}

/** Holds that a meeting has no capacity until the transaction ends; false where it has one. */
export async function lockUnlimited(db: Db, { forumId, meetingId }: PlacesOf): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 AS held FROM meeting WHERE forum_id = ${forumId} AND id = ${meetingId} AND capacity IS NULL FOR KEY SHARE`;
  return rows.length > 0;
}

/**
 * Holds a meeting's places for whoever gives it another capacity: it waits, too, for answers under way to a meeting without one (see
 * `lockUnlimited` and `answersStatement`), and they wait for it. Whoever holds the places already must not ask for this.
 */
export async function lockPlacesAlone(db: Db, { forumId, meetingId }: PlacesOf): Promise<void> {
  await db.$queryRaw`SELECT 1 AS held FROM meeting WHERE forum_id = ${forumId} AND id = ${meetingId} FOR UPDATE`;
}

/** How many people have a place in the hall: those who come for institutions, and who accompanies them; online takes none. */
export async function countTaken(db: Db, { forumId, meetingId }: PlacesOf): Promise<number> {
  const [row] = await db.$queryRaw<{ taken: number }[]>(Prisma.sql`
    SELECT coalesce(sum(1 + coalesce(d.companions, 0)) FILTER (WHERE d.is_online IS NOT TRUE AND d.waiting_turn IS NULL), 0)::int AS taken
    FROM rsvp r JOIN institution i ON i.id = r.institution_id AND i.left_at IS NULL
    LEFT JOIN answer_detail d ON d.meeting_id = r.meeting_id AND d.institution_id = r.institution_id
    WHERE r.forum_id = ${forumId} AND r.meeting_id = ${meetingId} AND r.answer IN ('attending', 'represented')`);
  return row?.taken ?? 0;
}

/** Has the posted invitations follow, which name the free places. `now` in epoch milliseconds. */
export async function markTakenChanged(
  db: Db,
  { forumId, meetingId, now }: PlacesOf & { readonly now: number },
): Promise<void> {
  await db.meeting.updateMany({
    where: { id: meetingId, forumId, capacity: { not: null }, noticeStaleAt: null },
    data: { noticeStaleAt: new Date(now) },
  });
}
