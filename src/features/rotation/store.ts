import type { Db } from '../../db/db.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { countingAt } from '../../db/in-office.ts';
import type { HostTurn, TurnState } from './types.ts';

const WITH_NAMES = { institution: { select: { shortName: true, officialName: true } } } as const;

function toTurn(row: Prisma.HostTurnGetPayload<{ include: typeof WITH_NAMES }>): HostTurn {
  return {
    id: row.id,
    institutionId: row.institutionId,
    shortName: row.institution.shortName,
    officialName: row.institution.officialName,
    position: row.position,
    state: row.state,
    consent: row.consent ?? undefined,
    handedOverAt: row.handedOverAt === null ? undefined : +row.handedOverAt,
    number: row.number ?? undefined,
    hostedAt: row.hostedAt === null ? undefined : +row.hostedAt,
  };
}

/** Locks a forum's rotation for this transaction, so that two changes of the order do not mix. */
export async function lockRotation(db: Db, forumId: number): Promise<void> {
  await db.$queryRaw`SELECT id FROM forum WHERE id = ${forumId} FOR UPDATE`;
}

/** The places that were given by hand, first to last, also of institutions that left. */
export async function listHandMade(db: Db, forumId: number): Promise<readonly HostTurn[]> {
  const rows = await db.hostTurn.findMany({
    where: { forumId, state: 'queued', byHand: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: WITH_NAMES,
  });
  return rows.map(toTurn);
}

/** Who holds the gunungan. */
export async function findHolder(db: Db, forumId: number): Promise<HostTurn | undefined> {
  const row = await db.hostTurn.findFirst({ where: { forumId, state: 'hosting' }, include: WITH_NAMES });
  return row === null ? undefined : toTurn(row);
}

/** Past hosts, the latest first. */
async function listPastHosts(
  db: Db,
  query: { readonly forumId: number; readonly limit: number },
): Promise<readonly HostTurn[]> {
  const rows = await db.hostTurn.findMany({
    where: { forumId: query.forumId, state: 'hosted' },
    orderBy: [{ hostedAt: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
    take: query.limit,
    include: WITH_NAMES,
  });
  return rows.map(toTurn);
}

/** Who was host last, the gunungan having gone on since. */
export async function lastHostOf(db: Db, forumId: number): Promise<HostTurn | undefined> {
  const [last] = await listPastHosts(db, { forumId, limit: 1 });
  return last;
}

/** The short names of institutions of a forum, by row. */
export async function namesOfInstitutions(
  db: Db,
  { forumId, ids }: { readonly forumId: number; readonly ids: readonly number[] },
): Promise<ReadonlyMap<number, string>> {
  const rows = await db.institution.findMany({
    where: { forumId, id: { in: [...ids] } },
    select: { id: true, shortName: true },
  });
  return new Map(rows.map(({ id, shortName }) => [id, shortName]));
}

/** A turn that begins. Moments are epoch milliseconds. */
export interface StartedTurn {
  readonly forumId: number;
  readonly institutionId: number;
  /** When the gunungan was handed to it. */
  readonly at: number;
  readonly now: number;
  readonly photoFileId: number | undefined;
}

/** The gunungan comes to an institution: its place in the queue becomes its turn, and is made where it had none. */
export async function startTurn(db: Db, turn: StartedTurn): Promise<void> {
  const { forumId, institutionId, at, now, photoFileId = null } = turn;
  const data = { state: 'hosting', handedOverAt: new Date(at), photoFileId, ...USED_UP } as const;
  const { count } = await db.hostTurn.updateMany({
    where: { forumId, institutionId, state: 'queued' },
    data,
  });
  if (count === 0)
    await db.hostTurn.create({
      data: { forumId, institutionId, createdAt: new Date(now), ...data },
    });
}

/** What was noted about a place in the queue and means nothing for a turn. */
const USED_UP = {
  ...{ position: 0, consent: null, pinnedNumber: null, passedNumber: null },
  ...{ willingAt: null, willingById: null, waitingSince: null },
} as const;

/** A turn that ends, with the meeting of which it was. */
export interface EndedTurn {
  readonly forumId: number;
  readonly institutionId: number;
  readonly number: number;
  /** Epoch milliseconds. */
  readonly hostedAt: number;
  readonly now: number;
}

/** The gunungan leaves an institution, which goes into the history: the turn it had, or one that is made for it. */
export async function endTurn(
  db: Db,
  { forumId, institutionId, number, hostedAt, now }: EndedTurn,
): Promise<void> {
  const kept = await db.hostTurn.findFirst({ where: { forumId, number, state: 'hosted' } });
  const ending = { forumId, institutionId, state: 'hosting' } as const;
  // Written down already, from a file of past hosts.
  if (kept?.institutionId === institutionId) {
    await db.hostTurn.deleteMany({ where: ending });
    return;
  }
  const data = { hostedAt: new Date(hostedAt), number: kept === null ? number : null };
  const { count } = await db.hostTurn.updateMany({ where: ending, data: { state: 'hosted', ...data } });
  if (count > 0 || kept !== null) return;
  await db.hostTurn.create({
    data: {
      ...{ forumId, institutionId, position: 0, state: 'hosted', createdAt: new Date(now) },
      ...data,
    },
  });
}

/** The gunungan leaves an institution that was host of no meeting: its turn is not used up. */
export async function dropTurn(
  db: Db,
  { forumId, institutionId }: { readonly forumId: number; readonly institutionId: number },
): Promise<void> {
  await db.hostTurn.deleteMany({ where: { forumId, institutionId, state: 'hosting' } });
}

/** Changes a turn's state. */
export async function setTurnState(
  db: Db,
  { forumId, id, state }: { readonly forumId: number; readonly id: number; readonly state: TurnState },
): Promise<void> {
  await db.hostTurn.updateMany({ where: { forumId, id }, data: { state } });
}

/** Writes the order of the queue. */
export async function writeOrder(
  db: Db,
  order: { readonly forumId: number; readonly ids: readonly number[] },
): Promise<void> {
  await db.$executeRaw`
    UPDATE host_turn t SET position = o.place
    FROM unnest(${[...order.ids]}::int[]) WITH ORDINALITY AS o(id, place)
    WHERE t.id = o.id AND t.forum_id = ${order.forumId}`;
}

/** The people who act for an institution at a moment (epoch milliseconds), the official first. */
export async function peopleOf(
  db: Db,
  query: { readonly forumId: number; readonly institutionId: number; readonly now: number },
): Promise<readonly number[]> {
  const moment = new Date(query.now);
  const rows = await db.seatHolder.findMany({
    where: {
      forumId: query.forumId,
      seat: { institutionId: query.institutionId },
      ...countingAt(moment),
    },
    orderBy: [{ capacity: 'desc' }, { id: 'asc' }],
    select: { personId: true },
  });
  return [...new Set(rows.map((row) => row.personId))];
}
