import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { toMeeting, WITH_HOST } from '../../features/meetings/store.ts';
import type { AnswerCounts } from '../../notices/content.ts';
import type { SceneChat, SceneForum, SceneMeeting } from './types.ts';

/** Forums by row. */
export async function loadForums(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, SceneForum>> {
  if (ids.length === 0) return new Map();
  const rows = await db.forum.findMany({ where: { id: { in: [...ids] } } });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        timeZone: row.timeZone,
        locale: row.locale,
        cadenceMonths: row.cadenceMonths,
        quiet: { from: row.quietFrom, until: row.quietUntil, sundays: row.quietSundays },
        reminderPlan: row.reminderPlan,
      },
    ]),
  );
}

/** Meetings by row, with how many have answered and in which zones the members are. */
export async function loadMeetings(
  db: Db,
  ids: readonly number[],
): Promise<ReadonlyMap<number, SceneMeeting>> {
  if (ids.length === 0) return new Map();
  const rows = await db.meeting.findMany({ where: { id: { in: [...ids] } }, include: WITH_HOST });
  const tallies = await countAnswers(db, ids);
  return new Map(
    rows.map((row) => {
      const tally = tallies.get(row.id);
      return [
        row.id,
        {
          meeting: toMeeting(row),
          createdAt: +row.createdAt,
          counts: tally?.counts ?? NO_ANSWERS,
          memberZones: tally?.zones ?? [],
        },
      ];
    }),
  );
}

const NO_ANSWERS: AnswerCounts = {
  attending: 0,
  represented: 0,
  not_attending: 0,
  tentative: 0,
  unanswered: 0,
};

interface Tally {
  readonly counts: AnswerCounts;
  readonly zones: readonly string[];
}

/** Answers of institutions that belong now, counted per meeting in one statement. */
export async function countAnswers(
  db: Db,
  meetingIds: readonly number[],
): Promise<ReadonlyMap<number, Tally>> {
  const rows = await db.$queryRaw<({ id: number; zones: string[] } & AnswerCounts)[]>(Prisma.sql`
    SELECT m.id, array_agg(DISTINCT i.time_zone) AS zones,
      count(*) FILTER (WHERE r.answer = 'attending')::int AS attending, count(*) FILTER (WHERE r.answer = 'represented')::int AS represented,
      count(*) FILTER (WHERE r.answer = 'not_attending')::int AS not_attending, count(*) FILTER (WHERE r.answer = 'tentative')::int AS tentative,
      count(*) FILTER (WHERE r.answer IS NULL)::int AS unanswered
    FROM meeting m JOIN institution i ON i.forum_id = m.forum_id AND i.left_at IS NULL
    LEFT JOIN rsvp r ON r.meeting_id = m.id AND r.institution_id = i.id
    WHERE m.id = ANY(${[...meetingIds]}::int[]) GROUP BY m.id`);
  return new Map(rows.map(({ id, zones, ...counts }) => [id, { counts, zones: zones.toSorted() }]));
}

/** Chats by row. */
export async function loadChats(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, SceneChat>> {
  if (ids.length === 0) return new Map();
  const rows = await db.chat.findMany({ where: { id: { in: [...ids] } } });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        platform: row.platform,
        externalId: row.externalId,
        threadId: row.threadId,
        kind: row.kind,
        locale: row.locale ?? undefined,
        isBound: row.boundAt !== null,
        isShut: row.unreachableAt !== null,
        refusal: row.unreachableAt === null ? '' : (row.unreachableReason ?? ''),
      },
    ]),
  );
}
