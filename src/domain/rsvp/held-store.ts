import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { targetMeeting } from './statement.ts';
import type { GivenAnswer } from './types.ts';

/** An answer to be kept for somebody not yet registered. */
export interface HoldAnswer {
  readonly given: GivenAnswer;
  readonly forumId: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Keeps the answer, the last one sent counting; false when there is no meeting that takes answers. */
export async function holdAnswer(db: Db, { given, forumId, now }: HoldAnswer): Promise<boolean> {
  const { origin, sequence, answer, note } = given;
  const moment = new Date(now);
  const rows = await db.$queryRaw<{ id: number }[]>(Prisma.sql`
    WITH known_forum AS (SELECT ${forumId}::int AS id),
    target AS (${targetMeeting(given.meeting, origin.platform, moment)}),
    kept AS (
      INSERT INTO held_answer (forum_id, meeting_id, platform, external_id, answer, note, chat_id, sequence, answered_at)
      SELECT forum_id, id, ${origin.platform}, ${origin.sender.id}, ${answer}, ${note}, ${origin.chat.id}, ${sequence}, ${moment}
      FROM target WHERE state = 'announced' AND starts_at > ${moment}
      ON CONFLICT (meeting_id, platform, external_id) DO UPDATE SET answer = excluded.answer, note = excluded.note,
        chat_id = excluded.chat_id, sequence = excluded.sequence, answered_at = excluded.answered_at
        WHERE held_answer.sequence < excluded.sequence
      RETURNING id)
    SELECT id FROM target WHERE state = 'announced' AND starts_at > ${moment}`);
  return rows.length > 0;
}
