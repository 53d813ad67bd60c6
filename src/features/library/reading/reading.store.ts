import type { Db } from '../../../db/db.ts';

/** The newest published entries that came from a meeting or are about some topics; by their rows. */
export async function listForReading(
  db: Db,
  query: {
    readonly forumId: number;
    readonly meetingId: number;
    readonly topicIds: readonly number[];
    readonly limit: number;
  },
): Promise<readonly number[]> {
  const { forumId, meetingId, topicIds, limit } = query;
  const rows = await db.libraryEntry.findMany({
    where: {
      ...{ forumId, status: 'published' },
      OR: [{ meetingId }, { topics: { some: { topicId: { in: [...topicIds] } } } }],
    },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
