import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import type { CheckLimits } from './care.rules.ts';

/** So many that wait are read at once. */
const MOST_WAITING = 5_000;

/** Since when entries of forums, or changes of them, wait for the curators, by forum; epoch milliseconds, the longest first. */
export async function listWaitingSince(
  db: Db,
  forumIds: readonly number[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  if (forumIds.length === 0) return new Map();
  const rows = await db.libraryEntry.findMany({
    where: { forumId: { in: [...forumIds] }, waitingSince: { not: null } },
    orderBy: { waitingSince: 'asc' },
    take: MOST_WAITING,
    select: { forumId: true, waitingSince: true },
  });
  const byForum = Map.groupBy(rows, ({ forumId }) => forumId);
  return new Map(
    [...byForum].map(([id, all]) => [
      id,
      all.flatMap(({ waitingSince }) => (waitingSince === null ? [] : [+waitingSince])),
    ]),
  );
}

/** An entry of which somebody is to be asked whether it still holds. */
export interface OldEntry {
  readonly id: number;
  /** Who is asked; null: who looks after the library, for it is the secretariat's, or its issuer has left. */
  readonly institutionId: number | null;
  /** When it was last known to hold, epoch milliseconds. */
  readonly heldAt: number;
  /** How often it was asked about since. */
  readonly asked: number;
}

/** So many an institution is asked about a day. */
const MOST_A_DAY = 3;

/** When an entry was last known to hold. */
const HELD_AT = Prisma.sql`greatest(e.published_at, e.updated_at, e.confirmed_at)`;

/** Keys of the questions about an entry, for the moment since which it was not looked at: the first, and those when it is asked again. */
function checkKeys(most: number): Prisma.Sql {
  const first = Prisma.sql`'libraryCheck:' || e.id || ':' || floor(extract(epoch FROM ${HELD_AT}))::bigint`;
  return Prisma.join(
    Array.from({ length: most }, (_, asked) => Prisma.sql`${first} || ${keyEnd(asked)}::text`),
  );
}

function keyEnd(asked: number): string {
  return asked === 0 ? '' : `:${asked}`;
}

/**
 * Published entries that nobody has looked at for long and whose issuer was not asked, or not lately and not too often, the longest
 * first; a few of each of those who are asked.
 */
export async function listOldEntries(
  db: Db,
  { forumId, before, askedSince, mostAsked }: CheckLimits & { readonly forumId: number },
): Promise<readonly OldEntry[]> {
  return db.$queryRaw<OldEntry[]>(Prisma.sql`
    SELECT id, "institutionId", "heldAt", asked FROM (
      SELECT e.id, i.id AS "institutionId", (extract(epoch FROM ${HELD_AT}) * 1000)::float8 AS "heldAt", asking.times AS asked,
        row_number() OVER (PARTITION BY i.id ORDER BY ${HELD_AT}, e.id) AS place
      FROM library_entry e LEFT JOIN institution i ON i.id = e.institution_id AND i.left_at IS NULL,
        LATERAL (SELECT count(*)::int AS times, max(n.created_at) AS last FROM notice n WHERE n.key IN (${checkKeys(mostAsked)})) asking
      WHERE e.forum_id = ${forumId} AND e.status = 'published' AND e.waiting_since IS NULL
        AND e.published_at < ${new Date(before)} AND ${HELD_AT} < ${new Date(before)}
        AND asking.times < ${mostAsked} AND (asking.last IS NULL OR asking.last < ${new Date(askedSince)})) old
    WHERE place <= ${MOST_A_DAY} ORDER BY id`);
}

/** The key of the next question, of an entry that was read. */
export function checkKey({ id, heldAt, asked }: OldEntry): string {
  return `libraryCheck:${id}:${Math.floor(heldAt / 1000)}${keyEnd(asked)}`;
}

/** Notes that the issuer of a published entry says that it still holds; false where it is not published any more. */
export async function confirmEntry(
  db: Db,
  { forumId, id, now }: { readonly forumId: number; readonly id: number; readonly now: number },
): Promise<boolean> {
  const { count } = await db.libraryEntry.updateMany({
    where: { forumId, id, status: 'published' },
    data: { confirmedAt: new Date(now) },
  });
  return count > 0;
}
