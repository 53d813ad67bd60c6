import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { holdsAt } from '../../../db/in-office.ts';
import type { Capacity } from '../../../model/actor.ts';
import type { Incoming, PlatformName } from '../../../platform/incoming.ts';
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
  const [request] = await load(db, { where: { forumId, id }, take: 1 });
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
export async function listPending(
  db: Db,
  { forumId, limit }: { readonly forumId: number; readonly limit: number },
): Promise<readonly JoinRequest[]> {
  return load(db, { where: { forumId, state: 'pending' }, take: limit });
}

async function load(
  db: Db,
  {
    where,
    take,
  }: {
    readonly where: { readonly forumId: number; readonly id?: number; readonly state?: RequestState };
    readonly take: number;
  },
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
    capacity: row.capacity,
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

/** A request about which the secretariat waits for the applicant's answer. */
export interface OpenQuestion {
  readonly forumId: number;
  readonly requestId: number;
}

/**
 * The newest question of the secretariat to this account that was not answered yet. Words that reply to a message count
 * only when that message is a question.
 */
export async function findOpenQuestion(
  db: Db,
  { platform, sender, chat, replyTo }: Pick<Incoming, 'platform' | 'sender' | 'chat' | 'replyTo'>,
): Promise<OpenQuestion | undefined> {
  const messageId = replyTo?.messageId ?? null;
  const rows = await db.$queryRaw<OpenQuestion[]>(Prisma.sql`
    SELECT r.forum_id AS "forumId", r.id AS "requestId" FROM join_request r, ${askedAndAnswered}
    WHERE r.platform = ${platform} AND r.external_id = ${sender.id} AND r.state = 'pending'
      AND q.asked > coalesce(q.answered, 0) AND (${messageId}::text IS NULL OR EXISTS (
        SELECT FROM delivery d JOIN notice n ON n.id = d.notice_id WHERE d.platform = ${platform}
          AND d.chat_id = ${chat.id} AND d.message_id = ${messageId} AND n.kind = 'joinDecision'))
    ORDER BY q.asked DESC LIMIT 1`);
  return rows[0];
}

/** SQL: number of the last question about request `r`, and of the last answer to one. */
const askedAndAnswered = Prisma.sql`LATERAL (
  SELECT max(n.id) FILTER (WHERE n.kind = 'joinDecision' AND n.facts->>'question' <> '') AS asked,
    max(n.id) FILTER (WHERE n.kind = 'joinRequest' AND n.facts->>'remark' <> '') AS answered
  FROM notice n WHERE n.forum_id = r.forum_id AND n.meeting_id IS NULL AND n.kind IN ('joinDecision', 'joinRequest')
    AND (n.facts->>'requestId')::int = r.id) q`;

/** Whether the secretariat waits for an answer about a request that is open. */
export async function isQuestionOpen(db: Db, { forumId, requestId }: OpenQuestion): Promise<boolean> {
  const rows = await db.$queryRaw<{ open: boolean }[]>(Prisma.sql`
    SELECT q.asked > coalesce(q.answered, 0) AS open FROM join_request r, ${askedAndAnswered}
    WHERE r.forum_id = ${forumId} AND r.id = ${requestId} AND r.state = 'pending'`);
  return rows[0]?.open === true;
}

/** An account that is registered now, with answers that were kept from before. */
export interface RegisteredHolder extends Newcomer {
  readonly institutionId: number;
}

/** Accounts with kept answers whose people act for a single institution at `now` (epoch milliseconds). */
export async function listRegisteredHolders(
  db: Db,
  { forumId, now }: { readonly forumId: number; readonly now: number },
): Promise<readonly RegisteredHolder[]> {
  const moment = new Date(now);
  const rows = await db.$queryRaw<
    { platform: PlatformName; externalId: string; name: string; ids: number[] }[]
  >`
    SELECT a.platform, a.external_id AS "externalId", p.name, array_agg(DISTINCT s.institution_id) AS ids
    FROM account a
    JOIN person p ON p.id = a.person_id
    JOIN seat_holder h ON h.person_id = p.id AND ${holdsAt(moment)}
    JOIN seat s ON s.id = h.seat_id
    WHERE a.forum_id = ${forumId}::int AND a.revoked_at IS NULL AND EXISTS (
      SELECT FROM held_answer k
      WHERE k.forum_id = a.forum_id AND k.platform = a.platform AND k.external_id = a.external_id)
    GROUP BY a.id, p.name ORDER BY a.id`;
  return rows.flatMap(({ ids: [institutionId, ...others], ...row }) =>
    institutionId === undefined || others.length > 0 ? [] : [{ ...row, institutionId }],
  );
}

/** Ends the open requests of accounts whose people act for that institution at `now` (epoch milliseconds) already. */
export async function closeFulfilledRequests(
  db: Db,
  { forumId, now }: { readonly forumId: number; readonly now: number },
): Promise<void> {
  const moment = new Date(now);
  await db.$executeRaw`
    UPDATE join_request r SET state = 'approved', decided_at = ${moment}
    FROM account a
    JOIN seat_holder h ON h.person_id = a.person_id AND ${holdsAt(moment)}
    JOIN seat s ON s.id = h.seat_id
    WHERE r.forum_id = ${forumId}::int AND r.state = 'pending' AND a.forum_id = r.forum_id AND a.revoked_at IS NULL
      AND a.platform = r.platform AND a.external_id = r.external_id AND s.institution_id = r.institution_id`;
}
