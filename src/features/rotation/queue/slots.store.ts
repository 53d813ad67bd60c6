import type { Db } from '../../../db/db.ts';

/** The highest number that a meeting or a turn of the forum has; 0 where there is none. */
export async function highestNumber(db: Db, forumId: number): Promise<number> {
  const meetings = await db.meeting.aggregate({ where: { forumId }, _max: { number: true } });
  const turns = await db.hostTurn.aggregate({ where: { forumId }, _max: { number: true } });
  return Math.max(meetings._max.number ?? 0, turns._max.number ?? 0);
}

/** The last meeting of which an institution was host in a span of time, epoch milliseconds. */
export async function hostedSince(
  db: Db,
  span: {
    readonly forumId: number;
    readonly institutionId: number;
    readonly since: number;
    readonly until: number;
  },
): Promise<{ readonly number: number; readonly startsAt: number } | undefined> {
  const { forumId, institutionId, since, until } = span;
  const row = await db.meeting.findFirst({
    where: {
      ...{ forumId, hostInstitutionId: institutionId, state: 'announced' },
      startsAt: { gte: new Date(since), lte: new Date(until) },
    },
    orderBy: { startsAt: 'desc' },
    select: { number: true, startsAt: true },
  });
  return row === null ? undefined : { number: row.number, startsAt: +row.startsAt };
}
