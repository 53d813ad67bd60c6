import type { Db } from '../../../db/db.ts';

/** A word of the forum, and the known one that it is read as. */
export interface OwnWord {
  readonly word: string;
  readonly meaning: string;
}

/** A forum's words, in their order. */
export async function listWords(db: Db, forumId: number): Promise<readonly OwnWord[]> {
  return db.faqWord.findMany({
    where: { forumId },
    orderBy: { word: 'asc' },
    select: { word: true, meaning: true },
  });
}

/** Keeps what a word is read as; what it was read as before, or undefined for a new one. */
export async function writeWord(
  db: Db,
  facts: OwnWord & { readonly forumId: number; readonly now: number },
): Promise<string | undefined> {
  const { forumId, word, meaning, now } = facts;
  const before = await db.faqWord.findFirst({ where: { forumId, word } });
  // A new row, for indexes know by the rows' numbers that something changed.
  if (before !== null) await db.faqWord.deleteMany({ where: { forumId, id: before.id } });
  await db.faqWord.create({ data: { forumId, word, meaning, addedAt: new Date(now) } });
  return before?.meaning;
}

/**
 * Takes a word out; false where it is not read as that.
 * @param meaning null: it has to be no word of the forum's
 */
export async function removeWord(
  db: Db,
  {
    forumId,
    word,
    meaning,
  }: { readonly forumId: number; readonly word: string; readonly meaning: string | null },
): Promise<boolean> {
  if (meaning === null) return (await db.faqWord.count({ where: { forumId, word } })) === 0;
  const { count } = await db.faqWord.deleteMany({ where: { forumId, word, meaning } });
  return count > 0;
}
