import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { type Same, sameBy } from './sameness.rules.ts';
import type { SamenessKeys } from './types.ts';

/** So many are named. */
const MOST = 3;
/** So many with words of the title are looked at, those with the most of them first. */
const LOOKED_AT = 50;

type Row = Omit<Same, 'by'> & SamenessKeys;

/** Entries of a forum, published or waiting, that seem to be the same: by regulation, then by address, then by title. */
export async function findSame(
  db: Db,
  {
    forumId,
    keys,
    exceptId,
  }: { readonly forumId: number; readonly keys: SamenessKeys; readonly exceptId?: number | undefined },
): Promise<readonly Same[]> {
  const words = [...keys.titleWords];
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    WITH open AS (
      SELECT id, number, title, status, regulation_key, link_key, title_words FROM library_entry
      WHERE forum_id = ${forumId} AND id <> ${exceptId ?? 0} AND status IN ('waiting', 'needs_change', 'published'))
    SELECT id, number, title, status::text AS status, regulation_key AS "regulationKey", link_key AS "linkKey",
      title_words AS "titleWords" FROM (
      (SELECT *, 3 AS rank FROM open WHERE ${keys.regulationKey} <> '' AND regulation_key = ${keys.regulationKey} ORDER BY id LIMIT ${MOST})
      UNION ALL
      (SELECT *, 2 AS rank FROM open WHERE ${keys.linkKey} <> '' AND link_key = ${keys.linkKey} ORDER BY id LIMIT ${MOST})
      UNION ALL
      (SELECT *, 1 AS rank FROM open WHERE title_words && ${words}::text[]
        ORDER BY cardinality(ARRAY(SELECT unnest(title_words) INTERSECT SELECT unnest(${words}::text[]))) DESC, id LIMIT ${LOOKED_AT})
    ) found ORDER BY rank DESC, id`);
  const same = new Map<number, Same>();
  for (const { regulationKey, linkKey, titleWords, ...row } of rows) {
    const by = sameBy(keys, { regulationKey, linkKey, titleWords });
    if (by !== undefined && !same.has(row.id)) same.set(row.id, { ...row, by });
  }
  return [...same.values()].slice(0, MOST);
}
