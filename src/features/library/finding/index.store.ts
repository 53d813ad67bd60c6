import type { Db } from '../../../db/db.ts';
import { keyIn } from './finding.store.ts';
import { nearKeys } from './near.rules.ts';
import { READING_VERSION } from './terms.rules.ts';

/** An entry with everything under which it stands. */
export interface Indexed {
  readonly entryId: number;
  readonly lexemes: readonly string[];
}

/**
 * Writes under what entries stand, and counts the words of the library; none at all takes an entry out. `lockLibrary` must have
 * been called before, for counts of one word are written by one at a time.
 */
export async function writeLexemes(
  db: Db,
  { forumId, entries }: { readonly forumId: number; readonly entries: readonly Indexed[] },
): Promise<void> {
  const ids = entries.map(({ entryId }) => entryId);
  const before = await db.$queryRaw<{ words: string[] }[]>`
    SELECT tsvector_to_array(words) AS words FROM library_search
    WHERE forum_id = ${forumId} AND entry_id = ANY(${ids}::int[])`;
  const kept = entries.filter(({ lexemes }) => lexemes.length > 0);
  const gone = entries.filter(({ lexemes }) => lexemes.length === 0).map(({ entryId }) => entryId);
  await db.librarySearch.deleteMany({ where: { forumId, entryId: { in: gone } } });
  // Lexemes have no line ends: an array of arrays would have to be a rectangle.
  await db.$executeRaw`
    INSERT INTO library_search (entry_id, forum_id, version, words)
    SELECT g.id, ${forumId}, ${READING_VERSION}, array_to_tsvector(string_to_array(g.words, E'\n'))
    FROM unnest(${kept.map(({ entryId }) => entryId)}::int[], ${kept.map(({ lexemes }) => lexemes.join('\n'))}::text[])
      AS g (id, words)
    ON CONFLICT (entry_id) DO UPDATE SET version = EXCLUDED.version, words = EXCLUDED.words`;
  await countWords(db, {
    forumId,
    more: kept.flatMap(({ lexemes }) => lexemes),
    less: before.flatMap(({ words }) => words),
  });
}

async function countWords(
  db: Db,
  {
    forumId,
    more,
    less,
  }: { readonly forumId: number; readonly more: readonly string[]; readonly less: readonly string[] },
): Promise<void> {
  const changes = new Map<string, number>();
  for (const word of more) changes.set(word, (changes.get(word) ?? 0) + 1);
  for (const word of less) changes.set(word, (changes.get(word) ?? 0) - 1);
  const changed = [...changes].filter(([, by]) => by !== 0);
  if (changed.length === 0) return;
  const words = changed.map(([word]) => word);
  const keys = words.map((word) =>
    nearKeys(word)
      .map((key) => keyIn(forumId, key))
      .join('\n'),
  );
  await db.$executeRaw`
    INSERT INTO library_word (forum_id, word, entries, keys)
    SELECT ${forumId}, g.word, g.by, coalesce(string_to_array(nullif(g.keys, ''), E'\n'), '{}')
    FROM unnest(${words}::text[], ${changed.map(([, by]) => by)}::int[], ${keys}::text[]) AS g (word, by, keys)
    ON CONFLICT (forum_id, word) DO UPDATE SET entries = library_word.entries + EXCLUDED.entries`;
  await db.libraryWord.deleteMany({ where: { forumId, word: { in: words }, entries: { lte: 0 } } });
}

/** Entries that were read as an older version of the bot did, of every forum; each comes with its own. */
export async function listReadOtherwise(
  db: Db,
  limit: number,
): Promise<readonly { readonly forumId: number; readonly entryId: number }[]> {
  return db.librarySearch.findMany({
    where: { version: { lt: READING_VERSION } },
    orderBy: { version: 'asc' },
    take: limit,
    select: { forumId: true, entryId: true },
  });
}
