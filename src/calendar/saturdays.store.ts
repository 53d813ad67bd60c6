import type { Db } from '../db/db.ts';

/** Whether a forum works on Saturdays too. */
export async function worksOnSaturdays(db: Db, forumId: number): Promise<boolean> {
  const row = await db.forum.findUniqueOrThrow({
    where: { id: forumId },
    select: { quietSaturdays: true },
  });
  return !row.quietSaturdays;
}
