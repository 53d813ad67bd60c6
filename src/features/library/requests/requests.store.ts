import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import type { LibraryRequestStatus } from '../types.ts';
import type { LibraryRequest } from './requests.types.ts';

const WITH_NAMES = {
  topic: { select: { id: true, name: true } },
  institution: { select: { id: true, shortName: true } },
} as const satisfies Prisma.LibraryRequestInclude;

type Row = Prisma.LibraryRequestGetPayload<{ include: typeof WITH_NAMES }>;

const toRequest = ({ topic, institution, createdById, createdAt, ...row }: Row): LibraryRequest => ({
  ...{ id: row.id, forumId: row.forumId, number: row.number, wording: row.wording, status: row.status },
  ...{ topic: topic ?? undefined, institution: institution ?? undefined },
  ...{ createdById: createdById ?? undefined, createdAt: +createdAt },
});

/** Names a request by its row. */
export interface RequestKey {
  readonly forumId: number;
  readonly id: number;
}

/** A request about to be made. */
export interface NewRequest {
  readonly forumId: number;
  readonly number: number;
  readonly wording: string;
  readonly topicId: number | undefined;
  readonly institutionId: number | undefined;
  readonly createdById: number | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Makes a request; `lockLibrary` must have been called before. */
export async function insertRequest(db: Db, request: NewRequest): Promise<LibraryRequest> {
  const { forumId, number, wording, topicId, institutionId, createdById, now } = request;
  const row = await db.libraryRequest.create({
    data: {
      ...{ forumId, number, wording, createdAt: new Date(now), topicId: topicId ?? null },
      ...{ institutionId: institutionId ?? null, createdById: createdById ?? null },
    },
    include: WITH_NAMES,
  });
  return toRequest(row);
}

/** A request of a forum. */
export async function findRequest(db: Db, key: RequestKey): Promise<LibraryRequest | undefined> {
  const row = await db.libraryRequest.findFirst({ where: { ...key }, include: WITH_NAMES });
  return row === null ? undefined : toRequest(row);
}

/** A request of a forum by the number that people call it by; entries and requests are counted together. */
export async function findRequestNumbered(
  db: Db,
  { forumId, number }: { readonly forumId: number; readonly number: number },
): Promise<LibraryRequest | undefined> {
  const row = await db.libraryRequest.findFirst({ where: { forumId, number }, include: WITH_NAMES });
  return row === null ? undefined : toRequest(row);
}

/** Open requests of a forum, those of some institutions first, then the latest. */
export async function listOpenRequests(
  db: Db,
  part: {
    readonly forumId: number;
    readonly first: readonly number[];
    readonly offset: number;
    readonly limit: number;
  },
): Promise<readonly LibraryRequest[]> {
  const { forumId, first, offset, limit } = part;
  const ids = await db.$queryRaw<{ readonly id: number }[]>(Prisma.sql`
    SELECT r.id FROM library_request r WHERE r.forum_id = ${forumId} AND r.status = 'open'
    ORDER BY coalesce(r.institution_id = ANY(${[...first]}::int[]), false) DESC, r.created_at DESC, r.id DESC
    OFFSET ${offset} LIMIT ${limit}`);
  const rows = await db.libraryRequest.findMany({
    where: { forumId, id: { in: ids.map(({ id }) => id) } },
    include: WITH_NAMES,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap(({ id }) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toRequest(row)];
  });
}

/** The wordings of what an institution, or the secretariat (undefined), looks for, with their numbers. */
export async function listOwnOpen(
  db: Db,
  { forumId, institutionId }: { readonly forumId: number; readonly institutionId: number | undefined },
): Promise<readonly Pick<LibraryRequest, 'number' | 'wording'>[]> {
  return db.libraryRequest.findMany({
    where: { forumId, institutionId: institutionId ?? null, status: 'open' },
    select: { number: true, wording: true },
  });
}

/** Ends an open request, once; false where it had ended. */
export async function endRequest(
  db: Db,
  end: RequestKey & {
    readonly status: Exclude<LibraryRequestStatus, 'open'>;
    readonly entryId?: number;
    /** Epoch milliseconds. */
    readonly now: number;
  },
): Promise<boolean> {
  const { forumId, id, status, entryId, now } = end;
  const { count } = await db.libraryRequest.updateMany({
    where: { forumId, id, status: 'open' },
    data: { status, closedAt: new Date(now), fulfilledById: entryId ?? null },
  });
  return count > 0;
}

/** Says what an open request is about; false where it has ended, or the forum has no such topic. */
export async function setRequestTopic(
  db: Db,
  { forumId, id, topicId }: RequestKey & { readonly topicId: number },
): Promise<boolean> {
  const topic = await db.libraryTopic.findFirst({ where: { forumId, id: topicId, removedAt: null } });
  if (topic === null) return false;
  const { count } = await db.libraryRequest.updateMany({
    where: { forumId, id, status: 'open' },
    data: { topicId },
  });
  return count > 0;
}

/**
 * Ends what is looked for since before `openSince`, and forgets who asked for what ended before `keptSince` (epoch milliseconds); the
 * request itself stays, for its number does.
 */
export async function closeOldRequests(
  db: Db,
  limits: {
    readonly forumId: number;
    readonly openSince: number;
    readonly keptSince: number;
    readonly now: number;
  },
): Promise<void> {
  const { forumId, openSince, keptSince, now } = limits;
  await db.libraryRequest.updateMany({
    where: { forumId, status: 'open', createdAt: { lt: new Date(openSince) } },
    data: { status: 'closed', closedAt: new Date(now) },
  });
  await db.libraryRequest.updateMany({
    where: {
      ...{ forumId, status: { not: 'open' }, createdById: { not: null } },
      closedAt: { lt: new Date(keptSince) },
    },
    data: { createdById: null },
  });
}

/** An entry that came into the library. */
export interface Arrived {
  readonly id: number;
  readonly institutionId: number | null;
  readonly topicIds: readonly number[];
  /** Epoch milliseconds. */
  readonly publishedAt: number;
}

/** So many are compared at once; what is more came by an import and is found by whoever looks. */
const MOST_ARRIVED = 50;

/** What was published within a span (epoch milliseconds). */
export async function listArrived(
  db: Db,
  { forumId, from, to }: { readonly forumId: number; readonly from: number; readonly to: number },
): Promise<readonly Arrived[]> {
  const rows = await db.libraryEntry.findMany({
    where: { forumId, status: 'published', publishedAt: { gte: new Date(from), lt: new Date(to) } },
    orderBy: { publishedAt: 'desc' },
    take: MOST_ARRIVED,
    select: { id: true, institutionId: true, publishedAt: true, topics: { select: { topicId: true } } },
  });
  return rows.map(({ id, institutionId, publishedAt, topics }) => ({
    ...{ id, institutionId, publishedAt: publishedAt === null ? 0 : +publishedAt },
    topicIds: topics.map(({ topicId }) => topicId),
  }));
}
