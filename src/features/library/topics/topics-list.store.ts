import type { Db } from '../../../db/db.ts';
import type { LibraryTopic } from '../types.ts';

/** Adds a topic, or offers again one of that name that was removed; its words are those given, or the ones it had. */
export async function addTopic(
  db: Db,
  {
    forumId,
    name,
    words,
    now,
  }: {
    readonly forumId: number;
    readonly name: string;
    readonly words: readonly string[] | undefined;
    readonly now: number;
  },
): Promise<LibraryTopic> {
  const given = words && { words: [...words] };
  return db.libraryTopic.upsert({
    where: { forumId_name: { forumId, name } },
    create: { forumId, name, createdAt: new Date(now), ...given },
    update: { removedAt: null, ...given },
    select: { id: true, name: true, words: true },
  });
}

/** Changes a topic that is offered; false where there is none. A removed one of its new name makes room. */
export async function changeTopic(
  db: Db,
  { forumId, id, name, words }: LibraryTopic & { readonly forumId: number },
): Promise<boolean> {
  await db.libraryTopic.deleteMany({ where: { forumId, name, id: { not: id }, removedAt: { not: null } } });
  const { count } = await db.libraryTopic.updateMany({
    where: { forumId, id, removedAt: null },
    data: { name, words: [...words] },
  });
  return count > 0;
}

/** Offers a topic no longer; nobody follows it any more, and entries keep it. False where it was not offered. */
export async function removeTopic(
  db: Db,
  { forumId, id, now }: { readonly forumId: number; readonly id: number; readonly now: number },
): Promise<boolean> {
  const { count } = await db.libraryTopic.updateMany({
    where: { forumId, id, removedAt: null },
    data: { removedAt: new Date(now) },
  });
  if (count > 0) await db.libraryFollow.deleteMany({ where: { forumId, topicId: id } });
  return count > 0;
}

/** Has entries of a topic read anew, for they are found by its name. */
export async function rereadTopic(
  db: Db,
  { forumId, topicId }: { readonly forumId: number; readonly topicId: number },
): Promise<void> {
  await db.librarySearch.updateMany({
    where: { forumId, entry: { topics: { some: { topicId } } } },
    data: { version: 0 },
  });
}

/** How many published entries each topic has. */
export async function countByTopic(db: Db, forumId: number): Promise<ReadonlyMap<number, number>> {
  const rows = await db.libraryEntryTopic.groupBy({
    by: ['topicId'],
    where: { forumId, entry: { status: 'published' } },
    _count: true,
  });
  return new Map(rows.map(({ topicId, _count }) => [topicId, _count]));
}

interface Following {
  readonly forumId: number;
  readonly personId: number;
}

/** Topics that somebody follows. */
export async function listFollowed(db: Db, following: Following): Promise<ReadonlySet<number>> {
  const rows = await db.libraryFollow.findMany({ where: { ...following }, select: { topicId: true } });
  return new Set(rows.map(({ topicId }) => topicId));
}

/** Follows a topic, or no longer; the same twice changes nothing. */
export async function setFollowing(
  db: Db,
  {
    forumId,
    personId,
    topicId,
    follows,
    now,
  }: Following & { readonly topicId: number; readonly follows: boolean; readonly now: number },
): Promise<void> {
  if (!follows) {
    await db.libraryFollow.deleteMany({ where: { forumId, personId, topicId } });
    return;
  }
  await db.libraryFollow.createMany({
    data: [{ forumId, personId, topicId, since: new Date(now) }],
    skipDuplicates: true,
  });
}
