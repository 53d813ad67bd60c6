import { Prisma } from '../../db/generated/client.ts';

/**
 * Whether the answer `r` says that somebody comes, and was given before its meeting got the time that it has now: it counts, and is to be
 * confirmed anew; null where nobody answered or the meeting was never moved.
 * @param meetingId of that answer; where all are of one meeting its number, so that the meeting is read once
 */
export function toConfirmAnew(meetingId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(r.answer IN ('attending', 'represented')
    AND r.answered_at < (SELECT moved.moved_at FROM meeting moved WHERE moved.id = ${meetingId}))`;
}
