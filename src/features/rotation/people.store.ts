import type { Db } from '../../db/db.ts';
import { countingAt } from '../../db/in-office.ts';

/** The people who act for an institution at a moment (epoch milliseconds), the official first. */
export async function peopleOf(
  db: Db,
  query: { readonly forumId: number; readonly institutionId: number; readonly now: number },
): Promise<readonly number[]> {
  const moment = new Date(query.now);
  const rows = await db.seatHolder.findMany({
    where: {
      forumId: query.forumId,
      seat: { institutionId: query.institutionId },
      ...countingAt(moment),
    },
    orderBy: [{ capacity: 'desc' }, { id: 'asc' }],
    select: { personId: true },
  });
  return [...new Set(rows.map((row) => row.personId))];
}
