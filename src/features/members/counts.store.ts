import type { Db } from '../../db/db.ts';
import { notEndedAt } from '../../db/in-office.ts';

/** How many institutions belong, and for how many of them somebody acts at `now` (epoch milliseconds). */
export async function countMembers(
  db: Db,
  { forumId, now }: { readonly forumId: number; readonly now: number },
): Promise<{ readonly institutions: number; readonly seated: number }> {
  const belonging = { forumId, leftAt: null };
  const open = notEndedAt(new Date(now));
  const institutions = await db.institution.count({ where: belonging });
  const seated = await db.institution.count({ where: { ...belonging, seat: { holders: { some: open } } } });
  return { institutions, seated };
}
