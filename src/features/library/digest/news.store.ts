import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { holdsAt } from '../../../db/in-office.ts';
import { protocolOrder } from '../../../db/protocol-order.ts';
import type { ZoneId } from '../../../lib/zone.ts';
import { MOST_LINES, type Part } from './digest.rules.ts';
import type { NewEntryLine, NewRequestLine } from './digest.types.ts';

/** A span of a digest, epoch milliseconds; of one reader where a person is named: what they follow. */
export interface NewsQuery {
  readonly forumId: number;
  readonly since: number;
  readonly until: number;
  readonly personId?: number | undefined;
  /** The present moment, epoch milliseconds. */
  readonly now: number;
}

/** What came in the span, in two parts, so that both are found by an index; what was told alone at once is not told again. */
const cameIn = ({ since, until }: NewsQuery): Prisma.Sql => {
  const [from, to] = [new Date(since), new Date(until)];
  return Prisma.sql`((e.published_at >= ${from} AND e.published_at < ${to})
    OR (e.updated_at >= ${from} AND e.updated_at < ${to}))
    AND (e.urgent_at IS NULL OR e.urgent_at < greatest(e.published_at, e.updated_at))`;
};

const followedBy = (personId: number | undefined): Prisma.Sql =>
  personId === undefined
    ? Prisma.sql`TRUE`
    : Prisma.sql`EXISTS (SELECT FROM library_entry_topic x JOIN library_follow f ON f.topic_id = x.topic_id
        WHERE x.entry_id = e.id AND f.person_id = ${personId})`;

/** What was published or changed in the span: policies first, then the latest. */
export async function listNews(db: Db, query: NewsQuery): Promise<Part<NewEntryLine>> {
  const { forumId, since, personId } = query;
  const rows = await db.$queryRaw<(NewEntryLine & { readonly total: number })[]>(Prisma.sql`
    SELECT e.id, e.number, e.kind::text AS kind, e.title, coalesce(i.short_name, '') AS institution,
      e.published_at < ${new Date(since)} AS "isUpdate", count(*) OVER ()::int AS total
    FROM library_entry e LEFT JOIN institution i ON i.id = e.institution_id
    WHERE e.forum_id = ${forumId} AND e.status = 'published' AND ${cameIn(query)} AND ${followedBy(personId)}
    ORDER BY e.kind <> 'policy', greatest(e.published_at, e.updated_at) DESC, e.id DESC LIMIT ${MOST_LINES}`);
  return { items: rows, total: rows[0]?.total ?? 0 };
}

/** Whom a request (`r`) is likely to find: who follows its topic, or acts for an institution that published something of it. */
const isLikely = (person: Prisma.Sql, now: number): Prisma.Sql => Prisma.sql`(
  EXISTS (SELECT FROM library_follow f WHERE f.topic_id = r.topic_id AND f.person_id = ${person})
  OR EXISTS (SELECT FROM seat_holder h JOIN seat s ON s.id = h.seat_id
    JOIN library_entry o ON o.institution_id = s.institution_id AND o.forum_id = r.forum_id AND o.status = 'published'
    JOIN library_entry_topic x ON x.entry_id = o.id AND x.topic_id = r.topic_id
    WHERE h.person_id = ${person} AND ${holdsAt(new Date(now))}))
  AND NOT EXISTS (SELECT FROM seat_holder h JOIN seat s ON s.id = h.seat_id
    WHERE h.person_id = ${person} AND s.institution_id = r.institution_id AND ${holdsAt(new Date(now))})`;

/** What is looked for since the span began, the latest first; for a person what they are likely to have. */
export async function listNewRequests(db: Db, query: NewsQuery): Promise<Part<NewRequestLine>> {
  const { forumId, since, until, personId, now } = query;
  const whose = personId === undefined ? Prisma.sql`TRUE` : isLikely(Prisma.sql`${personId}::int`, now);
  const rows = await db.$queryRaw<(NewRequestLine & { readonly total: number })[]>(Prisma.sql`
    SELECT r.id, r.number, r.wording, coalesce(i.short_name, '') AS institution, count(*) OVER ()::int AS total
    FROM library_request r LEFT JOIN institution i ON i.id = r.institution_id
    WHERE r.forum_id = ${forumId} AND r.status = 'open' AND r.created_at >= ${new Date(since)}
      AND r.created_at < ${new Date(until)} AND ${whose}
    ORDER BY r.created_at DESC, r.id DESC LIMIT ${MOST_LINES}`);
  return { items: rows, total: rows[0]?.total ?? 0 };
}

/** Whoever gets a digest of their own in a zone. */
export interface ReadersQuery extends NewsQuery {
  readonly zone: ZoneId;
  /** Where people without an institution are. */
  readonly forumZone: ZoneId;
}

/**
 * People in a zone for whom there is something: new entries of topics they follow, and requests that they are likely to answer; the
 * latter only for who does not want few reminders, unless they follow the topic.
 */
export async function listDigestReaders(db: Db, query: ReadersQuery): Promise<readonly number[]> {
  const { forumId, since, until, now, zone, forumZone } = query;
  const [from, to] = [new Date(since), new Date(until)];
  const rows = await db.$queryRaw<{ readonly id: number }[]>(Prisma.sql`
    WITH fresh AS (
      SELECT e.id FROM library_entry e WHERE e.forum_id = ${forumId} AND e.status = 'published' AND ${cameIn(query)}),
    asked AS (
      SELECT r.* FROM library_request r WHERE r.forum_id = ${forumId} AND r.status = 'open' AND r.topic_id IS NOT NULL
        AND r.created_at >= ${from} AND r.created_at < ${to})
    SELECT p.id FROM person p
    WHERE p.forum_id = ${forumId} AND p.erased_at IS NULL AND (
      EXISTS (SELECT FROM library_follow f JOIN library_entry_topic x ON x.topic_id = f.topic_id
        JOIN fresh ON fresh.id = x.entry_id WHERE f.person_id = p.id)
      OR EXISTS (SELECT FROM asked r WHERE ${isLikely(Prisma.sql`p.id`, now)} AND (p.reminder_level = 'all'
        OR EXISTS (SELECT FROM library_follow f WHERE f.topic_id = r.topic_id AND f.person_id = p.id))))
    AND coalesce((
      SELECT i.time_zone FROM seat_holder h JOIN seat s ON s.id = h.seat_id JOIN institution i ON i.id = s.institution_id
      WHERE h.person_id = p.id AND ${holdsAt(new Date(now))} AND i.left_at IS NULL
      ORDER BY ${protocolOrder('i')} LIMIT 1), ${forumZone}) = ${zone}
    ORDER BY p.id`);
  return rows.map(({ id }) => id);
}

/** People who follow a topic of an entry. */
export async function listFollowers(
  db: Db,
  { forumId, entryId }: { readonly forumId: number; readonly entryId: number },
): Promise<readonly number[]> {
  const topics = await db.libraryEntryTopic.findMany({
    where: { forumId, entryId },
    select: { topicId: true },
  });
  const rows = await db.libraryFollow.findMany({
    where: { forumId, topicId: { in: topics.map(({ topicId }) => topicId) } },
    distinct: ['personId'],
    orderBy: { personId: 'asc' },
    select: { personId: true },
  });
  return rows.map(({ personId }) => personId);
}
