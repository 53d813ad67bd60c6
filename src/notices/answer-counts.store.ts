import type { Db } from '../db/db.ts';
import { Prisma } from '../db/generated/client.ts';
import type { AnswerCounts } from './content.ts';

/** Before anybody answered, and where nobody is asked. */
export const NO_ANSWERS: AnswerCounts = {
  attending: 0,
  represented: 0,
  not_attending: 0,
  tentative: 0,
  unanswered: 0,
};

/** The answers to a meeting, and the zones in which those are who are asked. */
export interface AnswerTally {
  readonly counts: AnswerCounts;
  readonly zones: readonly string[];
  /** How many people have a place in the hall, as `countTaken` counts them. */
  readonly taken: number;
}

/** Answers of institutions that belong now, counted per meeting in one statement. */
export async function countAnswers(
  db: Db,
  meetingIds: readonly number[],
): Promise<ReadonlyMap<number, AnswerTally>> {
  // One by one: read together they would be found among the answers to everything that is past.
  const rows = await db.$queryRaw<
    ({ id: number; zones: string[]; taken: number } & AnswerCounts)[]
  >(Prisma.sql`
    SELECT m.id, array_agg(DISTINCT i.time_zone) AS zones,
      count(*) FILTER (WHERE r.answer = 'attending')::int AS attending, count(*) FILTER (WHERE r.answer = 'represented')::int AS represented,
      count(*) FILTER (WHERE r.answer = 'not_attending')::int AS not_attending, count(*) FILTER (WHERE r.answer = 'tentative')::int AS tentative,
      count(*) FILTER (WHERE r.answer IS NULL)::int AS unanswered,
      coalesce(sum(1 + coalesce(d.companions, 0)) FILTER (WHERE r.answer IN ('attending', 'represented')
        AND d.is_online IS NOT TRUE AND d.waiting_turn IS NULL), 0)::int AS taken
    FROM meeting m JOIN institution i ON i.forum_id = m.forum_id AND i.left_at IS NULL
    LEFT JOIN LATERAL (SELECT answer FROM rsvp WHERE meeting_id = m.id AND institution_id = i.id LIMIT 1) r ON true
    LEFT JOIN LATERAL (SELECT companions, is_online, waiting_turn FROM answer_detail
      WHERE meeting_id = m.id AND institution_id = i.id LIMIT 1) d ON true
    WHERE m.id = ANY(${[...meetingIds]}::int[]) GROUP BY m.id`);
  return new Map(
    rows.map(({ id, zones, taken, ...counts }) => [id, { counts, zones: zones.toSorted(), taken }]),
  );
}
