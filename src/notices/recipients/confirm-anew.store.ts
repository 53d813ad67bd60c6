import { Prisma } from '../../db/generated/client.ts';

/**
 * Whether the answer `r` says that somebody comes, and was given before its meeting got the time that it has now: it counts, and is to be
 * confirmed anew.
 */
export const TO_CONFIRM_ANEW = Prisma.sql`(r.answer IN ('attending', 'represented')
  AND EXISTS (SELECT FROM meeting moved WHERE moved.id = r.meeting_id AND r.answered_at < moved.moved_at))`;
