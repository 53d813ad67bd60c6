import type { Db } from '../../../db/db.ts';
import type { Capacity } from '../../../model/actor.ts';
import type { JoinRequest, Newcomer, RequestState } from './types.ts';

/** Lets the requests of one account wait for each other, wherever they arrive; released when the transaction ends. */
export async function lockRequester(
  db: Db,
  { platform, externalId }: Pick<Newcomer, 'platform' | 'externalId'>,
): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('join'), hashtext(${`${platform}:${externalId}`}))`;
}

/** A request about to be made. */
export interface NewRequest {
  readonly forumId: number;
  readonly institutionId: number;
  readonly newcomer: Newcomer;
  readonly capacity: Capacity;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Keeps a request and gives its number. */
export async function insertRequest(db: Db, request: NewRequest): Promise<number> {
  const { forumId, institutionId, newcomer, capacity, now } = request;
  const { platform, externalId, name } = newcomer;
  const row = await db.joinRequest.create({
    data: {
      ...{ forumId, institutionId, platform, externalId, capacity },
      displayName: name,
      createdAt: new Date(now),
    },
    select: { id: true },
  });
  return row.id;
}

/** The open request of an account for an institution. */
export async function findPending(
  db: Db,
  { forumId, institutionId, newcomer }: Pick<NewRequest, 'forumId' | 'institutionId' | 'newcomer'>,
): Promise<number | undefined> {
  const { platform, externalId } = newcomer;
  const row = await db.joinRequest.findFirst({
    where: { forumId, institutionId, platform, externalId, state: 'pending' },
    select: { id: true },
  });
  return row?.id;
}

/** An account within a forum. */
type Requester = Pick<NewRequest, 'forumId'> & Pick<Newcomer, 'platform' | 'externalId'>;

/** How many requests of an account wait for a decision. */
export async function countPending(db: Db, { forumId, platform, externalId }: Requester): Promise<number> {
  return db.joinRequest.count({ where: { forumId, platform, externalId, state: 'pending' } });
}

/** When a request of an account was refused last, epoch milliseconds. */
export async function lastRefusedAt(
  db: Db,
  { forumId, platform, externalId }: Requester,
): Promise<number | undefined> {
  const row = await db.joinRequest.findFirst({
    where: { forumId, platform, externalId, state: 'refused', decidedAt: { not: null } },
    orderBy: { decidedAt: 'desc' },
    select: { decidedAt: true },
  });
  return row?.decidedAt == null ? undefined : +row.decidedAt;
}

/** Refuses every request of an account that waits. */
export async function refuseAll(
  db: Db,
  facts: Requester & { readonly decidedById: number | undefined; readonly now: number },
): Promise<void> {
  const { forumId, platform, externalId, decidedById, now } = facts;
  await db.joinRequest.updateMany({
    where: { forumId, platform, externalId, state: 'pending' },
    data: { state: 'refused', decidedById: decidedById ?? null, decidedAt: new Date(now) },
  });
}

/** A request of a forum. */
export async function findRequest(
  db: Db,
  { forumId, id }: { readonly forumId: number; readonly id: number },
): Promise<JoinRequest | undefined> {
  const [request] = await load(db, { forumId, id });
  return request;
}

/** The same, locked until the transaction ends, so that two who decide at once come one after the other. */
export async function lockRequest(
  db: Db,
  { forumId, id }: { readonly forumId: number; readonly id: number },
): Promise<JoinRequest | undefined> {
  await db.$executeRaw`SELECT FROM join_request WHERE id = ${id} AND forum_id = ${forumId} FOR UPDATE`;
  return findRequest(db, { forumId, id });
}

/** Open requests, the oldest first. */
export async function listPending(db: Db, forumId: number, limit: number): Promise<readonly JoinRequest[]> {
  return load(db, { forumId, state: 'pending' }, limit);
}

async function load(
  db: Db,
  where: { readonly forumId: number; readonly id?: number; readonly state?: RequestState },
  take = 1,
): Promise<readonly JoinRequest[]> {
  const rows = await db.joinRequest.findMany({ where, orderBy: { id: 'asc' }, take });
  const institutions = await db.institution.findMany({
    where: { id: { in: rows.map((row) => row.institutionId) } },
    select: { id: true, shortName: true },
  });
  const deciders = await db.person.findMany({
    where: { id: { in: rows.flatMap((row) => row.decidedById ?? []) } },
    select: { id: true, name: true },
  });
  return rows.map((row) => ({
    id: row.id,
    forumId: row.forumId,
    institutionId: row.institutionId,
    institution: institutions.find(({ id }) => id === row.institutionId)?.shortName ?? '',
    platform: row.platform,
    externalId: row.externalId,
    displayName: row.displayName,
    capacity: row.capacity === 'holder' ? 'holder' : 'aide',
    state: row.state,
    decidedBy: deciders.find(({ id }) => id === row.decidedById)?.name ?? '',
  }));
}

/**
 * Decides an open request, once: the condition carries the column it changes, so of two approvals at once one gets
 * true and the other false.
 */
export async function decideRequest(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly id: number;
    readonly state: Exclude<RequestState, 'pending'>;
    readonly capacity: Capacity;
    readonly decidedById: number | undefined;
    readonly now: number;
  },
): Promise<boolean> {
  const { count } = await db.joinRequest.updateMany({
    where: { id: facts.id, forumId: facts.forumId, state: 'pending' },
    data: {
      state: facts.state,
      capacity: facts.capacity,
      decidedById: facts.decidedById ?? null,
      decidedAt: new Date(facts.now),
    },
  });
  return count === 1;
}

/** Open requests of an account that end because it belongs to the institution now by another way. */
export async function closeRequests(
  db: Db,
  facts: Pick<NewRequest, 'forumId' | 'institutionId' | 'now'> & Pick<Newcomer, 'platform' | 'externalId'>,
): Promise<void> {
  const { forumId, institutionId, platform, externalId, now } = facts;
  await db.joinRequest.updateMany({
    where: { forumId, institutionId, platform, externalId, state: 'pending' },
    data: { state: 'approved', decidedAt: new Date(now) },
  });
}
