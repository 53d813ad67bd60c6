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
