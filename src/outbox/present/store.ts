import type { Db } from '../../db/db.ts';
import { toMeeting, WITH_HOST } from '../../model/meeting.store.ts';
import { countAnswers, NO_ANSWERS } from '../../notices/answer-counts.store.ts';
import { quietOfForum } from '../../notices/settings/settings.store.ts';
import type { PresentChat, PresentForum, PresentMeeting } from './types.ts';

/** Forums by row. */
export async function loadForums(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, PresentForum>> {
  if (ids.length === 0) return new Map();
  const rows = await db.forum.findMany({ where: { id: { in: [...ids] } } });
  const forums = rows.map(async (row) => ({
    id: row.id,
    name: row.name,
    timeZone: row.timeZone,
    locale: row.locale,
    cadenceMonths: row.cadenceMonths,
    quiet: await quietOfForum(db, row),
    reminderPlan: row.reminderPlan,
  }));
  return new Map((await Promise.all(forums)).map((forum) => [forum.id, forum]));
}

/** Rows, and the forums of those who ask for them. */
interface Rows {
  readonly forumIds: readonly number[];
  readonly ids: readonly number[];
}

/** Meetings by row, with how many have answered and in which zones the members are. */
export async function loadMeetings(
  db: Db,
  { forumIds, ids }: Rows,
): Promise<ReadonlyMap<number, PresentMeeting>> {
  if (ids.length === 0) return new Map();
  const rows = await db.meeting.findMany({
    where: { forumId: { in: [...forumIds] }, id: { in: [...ids] } },
    include: WITH_HOST,
  });
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

/** Chats by row. */
export async function loadChats(db: Db, { forumIds, ids }: Rows): Promise<ReadonlyMap<number, PresentChat>> {
  if (ids.length === 0) return new Map();
  const rows = await db.chat.findMany({
    where: { forumId: { in: [...forumIds] }, id: { in: [...ids] } },
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        forumId: row.forumId,
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

/**
 * Waits for changes of these meetings that are just being made. A delivery claimed before is then counted among those told by
 * every change that this caller does not see.
 */
export async function awaitChanges(db: Db, meetingIds: readonly number[]): Promise<void> {
  if (meetingIds.length === 0) return;
  await db.$queryRaw`SELECT id FROM meeting WHERE id = ANY(${[...meetingIds]}::int[]) ORDER BY id FOR SHARE`;
}
