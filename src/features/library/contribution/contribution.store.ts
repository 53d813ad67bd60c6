import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { protocolOrder } from '../../../db/protocol-order.ts';
import { listEntries } from '../store.ts';
import { LIBRARY_KINDS, type LibraryEntry, type LibraryKind } from '../types.ts';
import type { Span } from './contribution.rules.ts';
import type { Contribution } from './contribution.types.ts';

interface Row extends Readonly<Record<LibraryKind, number>> {
  readonly institutionId: number;
  readonly name: string;
}

/** A span of a forum. */
export interface SpanQuery {
  readonly forumId: number;
  readonly span: Span;
}

const published = ({ forumId, span }: SpanQuery): Prisma.Sql =>
  Prisma.sql`e.forum_id = ${forumId} AND e.status = 'published'
    AND e.published_at >= ${new Date(span.from)} AND e.published_at < ${new Date(span.to)}`;

const COUNTS = Prisma.join(
  LIBRARY_KINDS.map(
    (kind) =>
      Prisma.sql`count(e.id) FILTER (WHERE e.kind = ${kind}::library_kind)::int AS ${Prisma.raw(kind)}`,
  ),
);

/**
 * What each institution of a forum has published within a span and not withdrawn, in the order of protocol; the secretariat, where it
 * has, behind.
 */
export async function countContributions(db: Db, query: SpanQuery): Promise<readonly Contribution[]> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT i.id AS "institutionId", i.short_name AS name, ${COUNTS}
    FROM institution i LEFT JOIN library_entry e ON e.institution_id = i.id AND ${published(query)}
    WHERE i.forum_id = ${query.forumId} AND (i.left_at IS NULL OR e.id IS NOT NULL)
    GROUP BY i.id ORDER BY ${protocolOrder('i')}`);
  const [own] = await db.$queryRaw<Omit<Row, 'institutionId' | 'name'>[]>(Prisma.sql`
    SELECT ${COUNTS} FROM library_entry e WHERE ${published(query)} AND e.institution_id IS NULL`);
  const all = rows.map(({ institutionId, name, ...row }) => ({ institutionId, name, counts: countsOf(row) }));
  const secretariat = own === undefined ? undefined : countsOf(own);
  const hasAny = secretariat !== undefined && LIBRARY_KINDS.some((kind) => secretariat[kind] > 0);
  return hasAny ? [...all, { institutionId: undefined, name: '', counts: secretariat }] : all;
}

function countsOf(row: Readonly<Record<LibraryKind, number>>): Contribution['counts'] {
  const { policy, teaching_material, good_practice } = row;
  return { policy, teaching_material, good_practice };
}

/** So many entries a list for reporting has at most. */
export const MOST_LISTED = 5_000;

/** What was published within a span, the first first. */
export async function listContributed(
  db: Db,
  { forumId, span }: SpanQuery,
): Promise<readonly LibraryEntry[]> {
  const rows = await db.libraryEntry.findMany({
    where: { forumId, status: 'published', publishedAt: { gte: new Date(span.from), lt: new Date(span.to) } },
    orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }],
    take: MOST_LISTED,
    select: { id: true },
  });
  return listEntries(db, { forumId, ids: rows.map(({ id }) => id) });
}

/** Those of some people of a forum who want few reminders. */
export async function listWithFewReminders(
  db: Db,
  { forumId, personIds }: { readonly forumId: number; readonly personIds: readonly number[] },
): Promise<ReadonlySet<number>> {
  const rows = await db.person.findMany({
    where: { forumId, id: { in: [...personIds] }, reminderLevel: 'few' },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
