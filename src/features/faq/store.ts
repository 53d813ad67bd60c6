import type { Db } from '../../db/db.ts';
import type { FaqEntry } from '../../model/faq.ts';

/** What tells whether a forum's FAQ changed since it was read: entries are never removed, only marked. */
export async function faqVersion(db: Db, forumId: number): Promise<string> {
  // The sum, for a change may be committed after a later one, or be written by a clock that runs behind.
  const [row] = await db.$queryRaw<{ version: string }[]>`
    SELECT count(*) || ':' || coalesce(sum(extract(epoch FROM updated_at)), 0) AS version
    FROM faq_entry WHERE forum_id = ${forumId}`;
  return row?.version ?? '';
}

/** A forum's FAQ, by code. */
export async function listFaq(db: Db, forumId: number): Promise<readonly FaqEntry[]> {
  const rows = await db.faqEntry.findMany({
    where: { forumId, deletedAt: null },
    orderBy: { id: 'asc' },
    include: { wordings: { select: { wording: true }, orderBy: { id: 'asc' } } },
  });
  return rows.map(({ code, category, status, source, question, answer, wordings }) => ({
    code,
    category,
    status,
    source,
    question,
    answer,
    wordings: wordings.map((row) => row.wording),
  }));
}

/** Writes entries by code, in three statements however many: new ones are added, others replaced with their wordings. */
export async function writeFaq(
  db: Db,
  facts: { readonly forumId: number; readonly entries: readonly FaqEntry[]; readonly now: number },
): Promise<void> {
  const { forumId, now } = facts;
  const entries = [...new Map(facts.entries.map((entry) => [entry.code, entry])).values()];
  const rows = await db.$queryRaw<{ id: number; code: string }[]>`
    INSERT INTO faq_entry (forum_id, code, category, status, source, question, answer, updated_at)
    SELECT ${forumId}, e->>'code', e->>'category', e->>'status', e->>'source', e->>'question', e->>'answer', ${new Date(now)}
    FROM jsonb_array_elements(${JSON.stringify(entries)}::jsonb) WITH ORDINALITY AS given(e, place) ORDER BY place
    ON CONFLICT (forum_id, code) DO UPDATE SET category = EXCLUDED.category, status = EXCLUDED.status, source = EXCLUDED.source,
      question = EXCLUDED.question, answer = EXCLUDED.answer, updated_at = EXCLUDED.updated_at, deleted_at = NULL
    RETURNING id, code`;
  const idOf = new Map(rows.map(({ id, code }) => [code, id]));
  await db.faqWording.deleteMany({ where: { entryId: { in: rows.map(({ id }) => id) } } });
  await db.faqWording.createMany({
    data: entries.flatMap(({ code, wordings }) => {
      const entryId = idOf.get(code);
      return entryId === undefined ? [] : wordings.map((wording) => ({ forumId, entryId, wording }));
    }),
    skipDuplicates: true,
  });
}

/** Takes an entry out; false when there is none. */
export async function removeFaq(
  db: Db,
  key: { readonly forumId: number; readonly code: string; readonly now: number },
): Promise<boolean> {
  const { forumId, code, now } = key;
  const { count } = await db.faqEntry.updateMany({
    where: { forumId, code, deletedAt: null },
    data: { deletedAt: new Date(now), updatedAt: new Date(now) },
  });
  return count > 0;
}

/** The next free code, one more than the highest that ever was: codes are not used twice. */
export async function nextFaqCode(db: Db, forumId: number): Promise<string> {
  await db.$queryRaw`SELECT id FROM forum WHERE id = ${forumId} FOR UPDATE`;
  const [row] = await db.$queryRaw<{ highest: number | null }[]>`
    SELECT max(substring(code FROM '^F([0-9]{1,6})$')::int) AS highest FROM faq_entry WHERE forum_id = ${forumId}`;
  return `F${String((row?.highest ?? 0) + 1).padStart(2, '0')}`;
}
