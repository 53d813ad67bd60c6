import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import { answerItem, itemTable, targetMeeting } from './answer-statement.ts';
import type { Answer, GivenAnswer } from './types.ts';

/** An answer to be kept for somebody not yet registered. */
export interface HoldAnswer {
  readonly given: GivenAnswer;
  readonly forumId: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Keeps the answer, the last one sent counting; false when there is no meeting that takes answers. */
export async function holdAnswer(db: Db, { given, forumId, now }: HoldAnswer): Promise<boolean> {
  const item = { ...answerItem({ ...given, origin: { ...given.origin, forumId } }, new Date(now)), ord: 0 };
  const rows = await db.$queryRaw<{ id: number }[]>(Prisma.sql`
    WITH ${itemTable(JSON.stringify([item]))},
    found AS MATERIALIZED (
      SELECT q.*, t.id AS meeting_id, t.forum_id FROM item q CROSS JOIN LATERAL (
        WITH known_forum AS (SELECT q."forumId" AS id) ${targetMeeting}
      ) t WHERE t.state = 'announced' AND t.starts_at > q.now
    ), kept AS (
      INSERT INTO held_answer (forum_id, meeting_id, platform, external_id, answer, note, chat_id, sequence, answered_at)
      SELECT q.forum_id, q.meeting_id, q.platform, q."senderId", q.answer, q.note, q."chatId", q.sequence, q.now FROM found q
      ON CONFLICT (meeting_id, platform, external_id) DO UPDATE SET answer = excluded.answer, note = excluded.note,
        chat_id = excluded.chat_id, sequence = excluded.sequence, answered_at = excluded.answered_at
        WHERE held_answer.sequence < excluded.sequence
      RETURNING id)
    SELECT meeting_id AS id FROM found`);
  return rows.length > 0;
}

/** An answer that waits for its sender to be registered. */
export interface HeldAnswer {
  readonly id: number;
  readonly meetingId: number;
  readonly answer: Answer;
  readonly note: string;
  readonly chatId: string;
  readonly sequence: number;
  /** Epoch milliseconds. */
  readonly answeredAt: number;
}

/** Whose kept answers are meant. */
export interface HeldBy {
  readonly forumId: number;
  readonly platform: PlatformName;
  readonly externalId: string;
}

/** The kept answers of an account, in the order they were given. */
export async function listHeldAnswers(
  db: Db,
  { forumId, platform, externalId }: HeldBy,
): Promise<readonly HeldAnswer[]> {
  const rows = await db.heldAnswer.findMany({
    where: { forumId, platform, externalId },
    orderBy: { answeredAt: 'asc' },
  });
  return rows.map((row) => ({
    id: row.id,
    meetingId: row.meetingId,
    answer: row.answer,
    note: row.note,
    chatId: row.chatId,
    sequence: Number(row.sequence),
    answeredAt: +row.answeredAt,
  }));
}

/** Whether the institution has given another answer since that one was kept. */
export async function isOvertaken(
  db: Db,
  held: Pick<HeldAnswer, 'meetingId' | 'answeredAt'> & {
    readonly forumId: number;
    readonly institutionId: number;
  },
): Promise<boolean> {
  const later = await db.rsvp.count({
    where: {
      forumId: held.forumId,
      meetingId: held.meetingId,
      institutionId: held.institutionId,
      answeredAt: { gt: new Date(held.answeredAt) },
    },
  });
  return later > 0;
}

/** Drops the kept answers of an account. */
export async function dropHeldAnswers(db: Db, { forumId, platform, externalId }: HeldBy): Promise<void> {
  await db.heldAnswer.deleteMany({ where: { forumId, platform, externalId } });
}
