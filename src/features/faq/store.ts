import type { Db } from '../../db/db.ts';
import type { FaqEntry } from '../../model/faq.ts';

/** What tells whether a forum's FAQ or its words changed since they were read: entries are never removed, only marked. */
export async function faqVersion(db: Db, forumId: number): Promise<string> {
  // The sum, for a change may be committed after a later one, or be written by a clock that runs behind.
  const [row] = await db.$queryRaw<{ version: string }[]>`
    SELECT (SELECT count(*) || ':' || coalesce(sum(extract(epoch FROM updated_at)), 0) FROM faq_entry WHERE forum_id = ${forumId})
      || '/' || (SELECT count(*) || ':' || coalesce(sum(id), 0) FROM faq_word WHERE forum_id = ${forumId}) AS version`;
  return row?.version ?? '';
}

/** A forum's FAQ, by code. */
export async function listFaq(db: Db, forumId: number): Promise<readonly FaqEntry[]> {
  const rows = await db.faqEntry.findMany({
    where: { forumId, deletedAt: null },
    orderBy: { id: 'asc' },
    include: { wordings: { select: { wording: true }, orderBy: { id: 'asc' } } },
  });
  return rows.map(toEntry);
}

/** Entries by their exact codes, as they are now; those that were removed are left out. */
export async function findFaq(
  db: Db,
  { forumId, codes }: { readonly forumId: number; readonly codes: readonly string[] },
): Promise<readonly FaqEntry[]> {
  const rows = await db.faqEntry.findMany({
    where: { forumId, deletedAt: null, code: { in: [...codes] } },
    orderBy: { id: 'asc' },
    include: { wordings: { select: { wording: true }, orderBy: { id: 'asc' } } },
  });
  return rows.map(toEntry);
}

type Row = Required<Omit<FaqEntry, 'wordings' | 'links' | 'fileIds'>> & {
  readonly links: readonly string[];
  readonly fileIds: readonly number[];
  readonly wordings: readonly { readonly wording: string }[];
};

function toEntry(row: Row): FaqEntry {
  const { code, category, status, source, question, answer, links, ownerId, reviewBy, fileIds } = row;
  const wordings = row.wordings.map(({ wording }) => wording);
  return { code, category, status, source, question, answer, wordings, links, ownerId, reviewBy, fileIds };
}

/** What is written, and as whose. */
export interface FaqWriting {
  readonly forumId: number;
  readonly entries: readonly FaqEntry[];
  /** Epoch milliseconds. */
  readonly now: number;
  /** Given where the bot brings its own entries. */
  readonly isShipped?: true;
  /** Told how many are written. */
  readonly onProgress?: (written: number) => void;
}

/** Some of what is written, also as the statements take it. */
interface Part extends FaqWriting {
  readonly given: string;
}

/** Statements stay small whatever a file holds. */
const AT_ONCE = 250;

/** Writes entries by code, in a few statements for many: new ones are added, others replaced with their wordings. */
export async function writeFaq(db: Db, writing: FaqWriting): Promise<void> {
  const entries = [...new Map(writing.entries.map((entry) => [entry.code, entry])).values()];
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    const some = entries.slice(at, at + AT_ONCE);
    const part = { ...writing, entries: some, given: JSON.stringify(some) };
    await writeEntries(db, part);
    await writeWordings(db, part);
    await writeCare(db, part);
    writing.onProgress?.(at + some.length);
  }
}

async function writeEntries(db: Db, part: Part): Promise<void> {
  const { forumId, now, given, isShipped = false } = part;
  await db.$executeRaw`
    INSERT INTO faq_entry (forum_id, code, category, status, source, question, answer, updated_at, is_shipped)
    SELECT ${forumId}, e->>'code', e->>'category', e->>'status', e->>'source', e->>'question', e->>'answer', ${new Date(now)}, ${isShipped}
    FROM jsonb_array_elements(${given}::jsonb) WITH ORDINALITY AS given(e, place) ORDER BY place
    ON CONFLICT (forum_id, code) DO UPDATE SET category = EXCLUDED.category, status = EXCLUDED.status, source = EXCLUDED.source,
      question = EXCLUDED.question, answer = EXCLUDED.answer, updated_at = EXCLUDED.updated_at,
      is_shipped = EXCLUDED.is_shipped OR (faq_entry.is_shipped AND faq_entry.question = EXCLUDED.question
        AND faq_entry.answer = EXCLUDED.answer AND faq_entry.category = EXCLUDED.category), deleted_at = NULL`;
}

/** Wordings that stay keep whose they are; where people took a shipped one out, the entry's others are theirs from then on. */
async function writeWordings(db: Db, part: Part): Promise<void> {
  const { forumId, given, isShipped = false } = part;
  const codes = part.entries.map(({ code }) => code);
  const dropped = await db.$queryRaw<{ entry_id: number; is_shipped: boolean }[]>`
    WITH kept AS (SELECT e->>'code' AS code, jsonb_array_elements_text(e->'wordings') AS wording
      FROM jsonb_array_elements(${given}::jsonb) AS given(e))
    DELETE FROM faq_wording w USING faq_entry f
    WHERE f.id = w.entry_id AND f.forum_id = ${forumId} AND f.code = ANY(${codes}::text[])
      AND (f.code, w.wording) NOT IN (SELECT code, wording FROM kept)
    RETURNING w.entry_id, w.is_shipped`;
  const lost = dropped.filter((row) => row.is_shipped).map((row) => row.entry_id);
  if (!isShipped)
    await db.faqWording.updateMany({
      where: { forumId, entryId: { in: [...new Set(lost)] } },
      data: { isShipped: false },
    });
  await db.$executeRaw`
    INSERT INTO faq_wording (forum_id, entry_id, wording, is_shipped)
    SELECT ${forumId}, f.id, w.wording, ${isShipped}
    FROM jsonb_array_elements(${given}::jsonb) WITH ORDINALITY AS given(e, place)
    JOIN faq_entry f ON f.forum_id = ${forumId} AND f.code = e->>'code'
    CROSS JOIN LATERAL jsonb_array_elements_text(e->'wordings') WITH ORDINALITY AS w(wording, nth)
    ORDER BY place, nth
    ON CONFLICT (entry_id, wording) DO NOTHING`;
}

/** Writes which wordings the bot ships for entries whose answers are people's own. */
export async function writeShippedWordings(db: Db, writing: Omit<FaqWriting, 'isShipped'>): Promise<void> {
  const { forumId, entries, now } = writing;
  if (entries.length === 0) return;
  await writeWordings(db, { ...writing, given: JSON.stringify(entries), isShipped: true });
  await db.faqEntry.updateMany({
    where: { forumId, code: { in: entries.map(({ code }) => code) } },
    data: { updatedAt: new Date(now) },
  });
}

/** What an entry does not say of links, owner, day and files stays as it was kept. */
async function writeCare(db: Db, { forumId, given }: Part): Promise<void> {
  await db.$executeRaw`
    UPDATE faq_entry f SET
      links = CASE WHEN jsonb_exists(e, 'links') THEN ARRAY(SELECT jsonb_array_elements_text(e->'links')) ELSE f.links END,
      owner_id = CASE WHEN jsonb_exists(e, 'ownerId') THEN (e->>'ownerId')::int ELSE f.owner_id END,
      review_by = CASE WHEN jsonb_exists(e, 'reviewBy') THEN e->>'reviewBy' ELSE f.review_by END,
      file_ids = CASE WHEN jsonb_exists(e, 'fileIds') THEN ARRAY(SELECT jsonb_array_elements_text(e->'fileIds')::int) ELSE f.file_ids END
    FROM jsonb_array_elements(${given}::jsonb) AS given(e)
    WHERE f.forum_id = ${forumId} AND f.code = e->>'code'
      AND jsonb_exists_any(e, ARRAY['links', 'ownerId', 'reviewBy', 'fileIds'])`;
}

/** Takes entries out; gives how many there were. */
export async function removeFaq(
  db: Db,
  key: { readonly forumId: number; readonly codes: readonly string[]; readonly now: number },
): Promise<number> {
  const { forumId, codes, now } = key;
  const { count } = await db.faqEntry.updateMany({
    where: { forumId, code: { in: [...codes] }, deletedAt: null },
    data: { deletedAt: new Date(now), updatedAt: new Date(now) },
  });
  return count;
}

/** Makes changes of a forum's FAQ wait for each other until the end of the transaction. */
export async function lockFaq(db: Db, forumId: number): Promise<void> {
  // Whoever only names the forum in a row of theirs need not wait.
  await db.$queryRaw`SELECT id FROM forum WHERE id = ${forumId} FOR NO KEY UPDATE`;
}

/** The next free code, one more than the highest that ever was: codes are not used twice. Call it under `lockFaq`. */
export async function nextFaqCode(db: Db, forumId: number): Promise<string> {
  const [row] = await db.$queryRaw<{ highest: number | null }[]>`
    SELECT max(substring(code FROM '^F([0-9]{1,6})$')::int) AS highest FROM faq_entry WHERE forum_id = ${forumId}`;
  return `F${String((row?.highest ?? 0) + 1).padStart(2, '0')}`;
}
