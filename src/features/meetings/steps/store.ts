import type { Db } from '../../../db/db.ts';

/** Where an institution was host last; undefined where it never was. */
export async function lastPlaceOf(
  db: Db,
  host: { readonly forumId: number; readonly institutionId: number },
): Promise<string | undefined> {
  const row = await db.meeting.findFirst({
    where: { forumId: host.forumId, hostInstitutionId: host.institutionId, state: { not: 'cancelled' } },
    orderBy: { startsAt: 'desc' },
    select: { place: true },
  });
  return row?.place;
}

/** The number that the next meeting of a forum gets. */
export async function nextNumberOf(db: Db, forumId: number): Promise<number> {
  const last = await db.meeting.aggregate({ where: { forumId }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}
