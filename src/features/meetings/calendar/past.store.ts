import type { Db } from '../../../db/db.ts';

/** When a forum's last announced meetings before a moment began, both in epoch milliseconds; the latest first. */
export async function listPastStarts(
  db: Db,
  { forumId, before, limit }: { readonly forumId: number; readonly before: number; readonly limit: number },
): Promise<readonly number[]> {
  const rows = await db.meeting.findMany({
    where: { forumId, state: 'announced', startsAt: { lte: new Date(before) } },
    orderBy: { startsAt: 'desc' },
    take: limit,
    select: { startsAt: true },
  });
  return rows.map(({ startsAt }) => +startsAt);
}
