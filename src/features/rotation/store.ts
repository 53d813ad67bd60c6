import type { Db } from '../../db/db.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { countingAt } from '../../db/in-office.ts';
import type { HostTurn, TurnConsent, TurnState } from './types.ts';

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
  };
}

/** Locks a forum's rotation for this transaction, so that two changes of the order do not mix. */
export async function lockRotation(db: Db, forumId: number): Promise<void> {
  await db.$queryRaw`SELECT id FROM forum WHERE id = ${forumId} FOR UPDATE`;
}

/** The queue, first to last. */
export async function listQueue(db: Db, forumId: number): Promise<readonly HostTurn[]> {
  const rows = await db.hostTurn.findMany({
    where: { forumId, state: 'queued' },
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
export async function listPastHosts(
  db: Db,
  query: { readonly forumId: number; readonly limit: number },
): Promise<readonly HostTurn[]> {
  const rows = await db.hostTurn.findMany({
    where: { forumId: query.forumId, state: 'hosted' },
    orderBy: [{ handedOverAt: 'desc' }, { id: 'desc' }],
    take: query.limit,
    include: WITH_NAMES,
  });
  return rows.map(toTurn);
}

/** A turn of a forum by its row. */
export async function findTurn(
  db: Db,
  key: { readonly forumId: number; readonly id: number },
): Promise<HostTurn | undefined> {
  const row = await db.hostTurn.findFirst({ where: key, include: WITH_NAMES });
  return row === null ? undefined : toTurn(row);
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

/** A turn about to be made. */
export interface NewTurn {
  readonly forumId: number;
  readonly institutionId: number;
  readonly position: number;
  readonly state: TurnState;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly handedOverAt?: number;
}

/** Adds a turn and gives its row. */
export async function insertTurn(db: Db, turn: NewTurn): Promise<number> {
  const row = await db.hostTurn.create({
    data: {
      forumId: turn.forumId,
      institutionId: turn.institutionId,
      position: turn.position,
      state: turn.state,
      createdAt: new Date(turn.now),
      handedOverAt: turn.handedOverAt === undefined ? null : new Date(turn.handedOverAt),
    },
  });
  return row.id;
}

/** Changes a turn's state; with `handedOverAt` (epoch milliseconds) also when the gunungan came to it. */
export async function setTurnState(
  db: Db,
  change: {
    readonly forumId: number;
    readonly id: number;
    readonly state: TurnState;
    readonly handedOverAt?: number;
  },
): Promise<void> {
  const { forumId, id, state, handedOverAt } = change;
  await db.hostTurn.updateMany({
    where: { forumId, id },
    data: { state, ...(handedOverAt === undefined ? {} : { handedOverAt: new Date(handedOverAt) }) },
  });
}

/** Notes what an institution said; false when the turn is not waiting any more. */
export async function setConsent(
  db: Db,
  change: { readonly forumId: number; readonly id: number; readonly consent: TurnConsent },
): Promise<boolean> {
  const { forumId, id, consent } = change;
  const { count } = await db.hostTurn.updateMany({
    where: { forumId, id, state: { in: ['queued', 'hosting'] } },
    data: { consent },
  });
  return count > 0;
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

/** The institution whose turn it is or was; undefined when the turn is gone. */
export async function institutionOfTurn(
  db: Db,
  key: { readonly forumId: number; readonly id: number },
): Promise<string | undefined> {
  const turn = await db.hostTurn.findFirst({
    where: key,
    select: { institution: { select: { shortName: true } } },
  });
  return turn?.institution.shortName;
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
