import type { Db } from '../db/db.ts';
import { Prisma } from '../db/generated/client.ts';
import type { Mentions } from './mentions.ts';
import type { Subject } from './types.ts';

/** So many rows are looked at at a time. */
export const PAGE = 200;

/**
 * SQL: whether a text may mention somebody, without compiling a name for each row: what it leaves is to be looked at by
 * `Mentions.isIn`, and what it leaves out cannot mention them.
 */
export function mayMention(text: Prisma.Sql, { least }: Mentions): Prisma.Sql {
  const letters = Prisma.sql`regexp_replace(lower(${text}), '[^a-z0-9]', '', 'g')`;
  return Prisma.sql`(EXISTS (SELECT FROM unnest(${[...least.letters]}::text[]) AS run WHERE strpos(${letters}, run) > 0 OR run = '')
    OR EXISTS (SELECT FROM unnest(${[...least.accountIds]}::text[]) AS id WHERE strpos(${text}, id) > 0))`;
}

/** How a row of a table may mention a subject. */
interface MentioningRow {
  readonly id: number;
  readonly forumId: number;
}

/**
 * The rows that mention the subject, the oldest first: by name or account in its forum, by account alone in forums that are
 * nobody's of the subject. They are read a page at a time.
 * @param next the rows behind that id, `PAGE` at most, which `mayMention`
 * @param textIn what of a row is looked at
 */
export async function mentioning<Row extends MentioningRow>(
  subject: Subject,
  {
    next,
    textIn,
  }: {
    readonly next: (after: number) => Promise<readonly Row[]>;
    readonly textIn: (row: Row) => unknown;
  },
): Promise<readonly Row[]> {
  const found: Row[] = [];
  let rows = await next(0);
  for (;;) {
    found.push(...rows.filter((row) => mentionsFor(subject, row).isIn(textIn(row))));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return found;
    rows = await next(last.id);
  }
}

/** A text of a row that mentions a subject. */
export interface MentioningText extends MentioningRow {
  readonly text: string;
}

/**
 * The subject's forum's rows of a table whose text mentions them, the oldest first.
 * @param place the names of table and column, as the database has them
 */
export function textsMentioning(
  { db, subject }: { readonly db: Db; readonly subject: Subject },
  place: { readonly table: string; readonly column: string },
): Promise<readonly MentioningText[]> {
  const text = Prisma.raw(`x.${place.column}`);
  return mentioning(subject, {
    next: (after) =>
      db.$queryRaw<MentioningText[]>(Prisma.sql`
        SELECT x.id, x.forum_id AS "forumId", ${text} AS text FROM ${Prisma.raw(place.table)} x
        WHERE x.id > ${after} AND x.forum_id = ${subject.forumId} AND ${mayMention(text, subject.mentions)}
        ORDER BY x.id LIMIT ${PAGE}`),
    textIn: (row) => row.text,
  });
}

/** By what the subject is mentioned in a row of that forum. */
export function mentionsFor(subject: Subject, { forumId }: Pick<MentioningRow, 'forumId'>): Mentions {
  return forumId === subject.forumId ? subject.mentions : subject.accountMentions;
}
