import type { Db } from '../../db/db.ts';
import type { LibraryTopic } from './types.ts';

/** The topics that a forum offers now, by name. */
export async function listTopics(db: Db, forumId: number): Promise<readonly LibraryTopic[]> {
  return db.libraryTopic.findMany({
    where: { forumId, removedAt: null },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, words: true },
  });
}

/** Names of topics of a forum, also of those that are no longer offered. */
export async function topicsAs(
  db: Db,
  { forumId, ids }: { readonly forumId: number; readonly ids: readonly number[] },
): Promise<readonly string[]> {
  const rows = await db.libraryTopic.findMany({
    where: { forumId, id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    select: { name: true },
  });
  return rows.map(({ name }) => name);
}
