import type { Db } from '../db/db.ts';

/** Which of these forums work on Saturdays too. */
export async function workingOnSaturdays(db: Db, forumIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await db.forum.findMany({
    where: { id: { in: [...forumIds] }, quietSaturdays: false },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
