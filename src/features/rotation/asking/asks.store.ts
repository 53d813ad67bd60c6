import type { Db } from '../../../db/db.ts';
import type { HostAsk as AskRow } from '../../../db/generated/client.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { DAY_MS } from '../../../lib/clock.ts';

/** What became of a question. */
export type AskState = 'open' | 'agreed' | 'declined' | 'exchanged' | 'withdrawn';

/** The question to an institution whether it will be host of a meeting. Moments are epoch milliseconds. */
export interface HostAsk {
  readonly id: number;
  readonly forumId: number;
  readonly institutionId: number;
  readonly number: number;
  /** When the meeting is or is expected to be. */
  readonly expectedAt: number | undefined;
  readonly state: AskState;
  readonly askedAt: number;
  /** From then on working days without an answer count. */
  readonly since: number;
  readonly isPondering: boolean;
  readonly reason: string;
}

function toAsk(row: AskRow): HostAsk {
  const { id, forumId, institutionId, number, state, reason } = row;
  return {
    ...{ id, forumId, institutionId, number, state, reason },
    expectedAt: row.expectedAt === null ? undefined : +row.expectedAt,
    askedAt: +row.askedAt,
    since: +row.since,
    isPondering: row.ponderingAt !== null,
  };
}

/** A question about to be asked, or one that needs none because the answer is known. */
export interface NewAsk {
  readonly forumId: number;
  readonly institutionId: number;
  readonly number: number;
  readonly expectedAt: number | undefined;
  readonly state: 'open' | 'agreed';
  readonly byId: number | undefined;
  readonly now: number;
}

/** Keeps a question and gives its row. */
export async function insertAsk(db: Db, ask: NewAsk): Promise<HostAsk> {
  const { forumId, institutionId, number, expectedAt, state, byId, now } = ask;
  const at = new Date(now);
  const row = await db.hostAsk.create({
    data: {
      ...{ forumId, institutionId, number, state, askedAt: at, since: at, askedById: byId ?? null },
      expectedAt: expectedAt === undefined ? null : new Date(expectedAt),
      ...(state === 'agreed' ? { decidedAt: at, decidedById: byId ?? null } : {}),
    },
  });
  return toAsk(row);
}

/** A question by its row. */
export async function findAsk(
  db: Db,
  key: { readonly forumId: number; readonly id: number },
): Promise<HostAsk | undefined> {
  const row = await db.hostAsk.findFirst({ where: key });
  return row === null ? undefined : toAsk(row);
}

/** The question that waits for its answer. */
export async function findOpenAsk(db: Db, forumId: number): Promise<HostAsk | undefined> {
  const row = await db.hostAsk.findFirst({ where: { forumId, state: 'open' }, orderBy: { id: 'desc' } });
  return row === null ? undefined : toAsk(row);
}

/** Decides an open question, once; false when it is decided already. */
export async function decideAsk(
  db: Db,
  decision: {
    readonly forumId: number;
    readonly id: number;
    readonly state: Exclude<AskState, 'open'>;
    readonly reason?: string;
    readonly byId: number | undefined;
    readonly now: number;
  },
): Promise<boolean> {
  const { forumId, id, state, reason = '', byId, now } = decision;
  const { count } = await db.hostAsk.updateMany({
    where: { forumId, id, state: 'open' },
    data: { state, reason, decidedAt: new Date(now), decidedById: byId ?? null },
  });
  return count > 0;
}

/** Takes back the agreement that an institution gave for a meeting, once; undefined when there is none. */
export async function withdrawAgreed(
  db: Db,
  given: {
    readonly forumId: number;
    readonly institutionId: number;
    readonly number: number;
    readonly byId: number | undefined;
    readonly now: number;
  },
): Promise<HostAsk | undefined> {
  const { forumId, institutionId, number, byId, now } = given;
  const [row] = await db.hostAsk.updateManyAndReturn({
    where: { forumId, institutionId, number, state: 'agreed' },
    data: { state: 'withdrawn', decidedAt: new Date(now), decidedById: byId ?? null },
  });
  return row === undefined ? undefined : toAsk(row);
}

/** A draft may still be mended on the day it is made. */
const SETTLED_MS = DAY_MS;

/** What an institution agreed to. */
export interface Promised {
  readonly forumId: number;
  readonly institutionId: number;
  readonly number: number;
}

/** Agreements to meetings that were made with another host; `now` in epoch milliseconds. */
export function listBrokenPromises(db: Db, now: number): Promise<readonly Promised[]> {
  return db.$queryRaw<Promised[]>(Prisma.sql`
    SELECT t.forum_id AS "forumId", t.institution_id AS "institutionId", t.pinned_number AS number
    FROM host_turn t JOIN meeting m ON m.forum_id = t.forum_id AND m.number = t.pinned_number
    WHERE t.state = 'queued' AND t.consent = 'agreed' AND m.host_institution_id <> t.institution_id
      AND (m.state = 'announced' OR (m.state = 'draft' AND m.created_at < ${new Date(now - SETTLED_MS)}))
    ORDER BY t.id`);
}

/** Gives an open question more time, by the institution (which asks inside, once) or by the leaders; false when it is decided. */
export async function prolongAsk(
  db: Db,
  {
    forumId,
    id,
    isPondering,
    now,
  }: { readonly forumId: number; readonly id: number; readonly isPondering: boolean; readonly now: number },
): Promise<boolean> {
  const at = new Date(now);
  const { count } = await db.hostAsk.updateMany({
    where: { forumId, id, state: 'open', ...(isPondering ? { ponderingAt: null } : {}) },
    data: { since: at, ...(isPondering ? { ponderingAt: at } : {}) },
  });
  return count > 0;
}

/** Notes when the meeting of an open question is expected now. */
export async function expectAsk(
  db: Db,
  { forumId, id, expectedAt }: Pick<HostAsk, 'forumId' | 'id' | 'expectedAt'>,
): Promise<void> {
  const at = expectedAt === undefined ? null : new Date(expectedAt);
  await db.hostAsk.updateMany({ where: { forumId, id, state: 'open' }, data: { expectedAt: at } });
}

/** An open question with the zone in which its working days are counted. */
export interface WaitingAsk {
  readonly ask: HostAsk;
  readonly zone: string;
  /** Whether the institution still belongs. */
  readonly belongs: boolean;
}

/** The open questions of all forums. */
export async function listWaitingAsks(db: Db): Promise<readonly WaitingAsk[]> {
  const rows = await db.hostAsk.findMany({ where: { state: 'open' }, orderBy: { id: 'asc' } });
  const forums = await db.forum.findMany({
    where: { id: { in: rows.map(({ forumId }) => forumId) } },
    select: { id: true, timeZone: true },
  });
  const present = await db.institution.findMany({
    where: { id: { in: rows.map(({ institutionId }) => institutionId) }, leftAt: null },
    select: { id: true },
  });
  const zones = new Map(forums.map(({ id, timeZone }) => [id, timeZone]));
  const belonging = new Set(present.map(({ id }) => id));
  return rows.flatMap((row) => {
    const zone = zones.get(row.forumId);
    return zone === undefined ? [] : [{ ask: toAsk(row), zone, belongs: belonging.has(row.institutionId) }];
  });
}

/** The wish of an institution that was asked to exchange its turn with another. */
export interface HostExchange {
  readonly id: number;
  readonly askId: number;
  /** The other one. */
  readonly institutionId: number;
  readonly state: 'open' | 'agreed' | 'declined' | 'withdrawn';
}

/** Keeps the wish and gives its row. */
export async function insertExchange(
  db: Db,
  wish: {
    readonly forumId: number;
    readonly askId: number;
    readonly institutionId: number;
    readonly byId: number | undefined;
    readonly now: number;
  },
): Promise<number> {
  const { forumId, askId, institutionId, byId, now } = wish;
  const row = await db.hostExchange.create({
    data: { forumId, askId, institutionId, proposedAt: new Date(now), proposedById: byId ?? null },
  });
  return row.id;
}

/** A wish by its row. */
export async function findExchange(
  db: Db,
  key: { readonly forumId: number; readonly id: number },
): Promise<HostExchange | undefined> {
  const { id, askId, institutionId, state } = (await db.hostExchange.findFirst({ where: key })) ?? {};
  return id === undefined || askId === undefined || institutionId === undefined || state === undefined
    ? undefined
    : { id, askId, institutionId, state };
}

/** The wish that waits for the other side. */
export async function findOpenExchange(
  db: Db,
  key: { readonly forumId: number; readonly askId: number },
): Promise<HostExchange | undefined> {
  const row = await db.hostExchange.findFirst({ where: { ...key, state: 'open' } });
  return row === null ? undefined : findExchange(db, { forumId: key.forumId, id: row.id });
}

/** Decides an open wish, once; false when it is decided already. */
export async function decideExchange(
  db: Db,
  decision: {
    readonly forumId: number;
    readonly id: number;
    readonly state: 'agreed' | 'declined';
    readonly byId: number | undefined;
    readonly now: number;
  },
): Promise<boolean> {
  const { forumId, id, state, byId, now } = decision;
  const { count } = await db.hostExchange.updateMany({
    where: { forumId, id, state: 'open' },
    data: { state, decidedAt: new Date(now), decidedById: byId ?? null },
  });
  return count > 0;
}

/** Ends the wishes that belong to a question which has been decided otherwise; gives their rows. */
export async function withdrawExchanges(
  db: Db,
  { forumId, askId, now }: { readonly forumId: number; readonly askId: number; readonly now: number },
): Promise<readonly number[]> {
  const rows = await db.hostExchange.updateManyAndReturn({
    where: { forumId, askId, state: 'open' },
    data: { state: 'withdrawn', decidedAt: new Date(now) },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
