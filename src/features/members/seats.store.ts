import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { notEndedAt } from '../../db/in-office.ts';
import type { Capacity } from '../../model/actor.ts';
import type { Holding } from './types.ts';

/** The seat of an institution, made when it has none, and locked until the transaction ends. */
export async function lockSeat(
  db: Db,
  { forumId, institutionId }: { readonly forumId: number; readonly institutionId: number },
): Promise<number> {
  await db.seat.createMany({ data: [{ forumId, institutionId }], skipDuplicates: true });
  const rows = await db.$queryRaw<{ readonly id: number }[]>`
    SELECT id FROM seat WHERE institution_id = ${institutionId} AND forum_id = ${forumId} FOR UPDATE`;
  const seat = rows[0];
  if (seat === undefined) throw new Error(`institution ${institutionId} belongs to another forum`);
  return seat.id;
}

/** Locks every seat of a forum, or those that people act for at `at` or later, until the transaction ends. */
export async function lockSeats(
  db: Db,
  {
    forumId,
    of,
  }: {
    readonly forumId: number;
    readonly of?: { readonly personIds: readonly number[]; readonly at: number };
  },
): Promise<void> {
  const theirs =
    of === undefined
      ? Prisma.sql`true`
      : Prisma.sql`EXISTS (SELECT FROM seat_holder h WHERE h.seat_id = s.id AND h.person_id = ANY(${[...of.personIds]}::int[])
          AND (h.until_at IS NULL OR h.until_at > ${new Date(of.at)}))`;
  await db.$executeRaw(Prisma.sql`
    SELECT FROM seat s WHERE s.forum_id = ${forumId} AND ${theirs} ORDER BY s.id FOR UPDATE`);
}

/** Short names of institutions that somebody acts for as an aide at `at` or later, and that have an official. */
export async function takenOfAide(
  db: Db,
  { forumId, personId, at }: { readonly forumId: number; readonly personId: number; readonly at: number },
): Promise<readonly string[]> {
  const open = notEndedAt(new Date(at));
  const rows = await db.seat.findMany({
    where: {
      forumId,
      AND: [
        { holders: { some: { personId, capacity: 'aide', ...open } } },
        { holders: { some: { personId: { not: personId }, capacity: 'holder', ...open } } },
      ],
    },
    orderBy: { id: 'asc' },
    select: { institution: { select: { shortName: true } } },
  });
  return rows.map(({ institution }) => institution.shortName);
}

/** The institution a seat belongs to. */
export async function institutionOfSeat(
  db: Db,
  { forumId, seatId }: { readonly forumId: number; readonly seatId: number },
): Promise<{ readonly id: number; readonly shortName: string } | undefined> {
  const seat = await db.seat.findUnique({
    where: { id: seatId, forumId },
    select: { institution: { select: { id: true, shortName: true } } },
  });
  return seat?.institution;
}

/** Who acts for a seat at `at` or later, the official first. */
export async function listHoldings(
  db: Db,
  {
    forumId,
    institutionId,
    at,
  }: { readonly forumId: number; readonly institutionId: number; readonly at: number },
): Promise<readonly Holding[]> {
  const rows = await db.seatHolder.findMany({
    where: { forumId, seat: { institutionId }, ...notEndedAt(new Date(at)) },
    orderBy: [{ capacity: 'desc' }, { id: 'asc' }],
    include: { person: { select: { name: true } } },
  });
  return rows.map(({ id, personId, person, capacity, position, fromAt }) => ({
    id,
    personId,
    name: person.name,
    capacity,
    position,
    from: +fromAt,
  }));
}

/** A person begins to act for a seat at `from` (epoch milliseconds). */
export interface NewHolding {
  readonly forumId: number;
  readonly seatId: number;
  readonly personId: number;
  readonly capacity: Capacity;
  readonly position: string;
  readonly from: number;
}

/**
 * Lets somebody act for a seat, as that and nothing else from then on; nothing changes when they do already. Gives the
 * holding that was made.
 */
export async function startHolding(db: Db, holding: NewHolding): Promise<number | undefined> {
  const { forumId, seatId, personId, capacity, position } = holding;
  const from = new Date(holding.from);
  const open = await db.seatHolder.findMany({
    where: { forumId, seatId, personId, ...notEndedAt(from) },
  });
  if (open.some((held) => held.capacity === capacity && held.fromAt <= from && held.untilAt === null))
    return undefined;
  await endHoldings(db, { forumId, ids: open.map(({ id }) => id), at: holding.from });
  const { id } = await db.seatHolder.create({
    data: { forumId, seatId, personId, capacity, position, fromAt: from },
    select: { id: true },
  });
  return id;
}

/** Ends holdings at a moment, epoch milliseconds; one that had not begun then never counts. */
export async function endHoldings(
  db: Db,
  { forumId, ids, at }: { readonly forumId: number; readonly ids: readonly number[]; readonly at: number },
): Promise<void> {
  await db.seatHolder.updateMany({
    where: { forumId, id: { in: [...ids] } },
    data: { untilAt: new Date(at) },
  });
}

/** Numbers of the holdings that a person has at `at` or later, at every seat. */
export async function holdingsOf(
  db: Db,
  { forumId, personId, at }: { readonly forumId: number; readonly personId: number; readonly at: number },
): Promise<readonly { readonly id: number; readonly seatId: number; readonly capacity: Capacity }[]> {
  const rows = await db.seatHolder.findMany({
    where: { forumId, personId, ...notEndedAt(new Date(at)) },
    select: { id: true, seatId: true, capacity: true },
  });
  return rows;
}

/**
 * Changes as what somebody acts for all their seats; gives how many seats that concerned. Of several holdings of one seat one
 * becomes the official's.
 */
export async function setCapacity(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly personId: number;
    readonly capacity: Capacity;
    readonly now: number;
  },
): Promise<number> {
  const { forumId, personId, capacity } = facts;
  const now = new Date(facts.now);
  await db.$executeRaw`
    UPDATE seat_holder h SET capacity = ${capacity}
    WHERE h.forum_id = ${forumId} AND h.person_id = ${personId} AND (h.until_at IS NULL OR h.until_at > ${now})
      AND (${capacity} = 'aide' OR NOT EXISTS (
        SELECT FROM seat_holder o WHERE o.seat_id = h.seat_id AND o.person_id = h.person_id AND o.id <> h.id
          AND (o.until_at IS NULL OR o.until_at > ${now}) AND (o.capacity = 'holder' OR o.id < h.id)))`;
  const held = await db.seatHolder.findMany({
    where: { forumId, personId, ...notEndedAt(now) },
    distinct: ['seatId'],
    select: { seatId: true },
  });
  return held.length;
}

/** How many institutions belong, and for how many of them somebody acts at `now` (epoch milliseconds). */
export async function countMembers(
  db: Db,
  { forumId, now }: { readonly forumId: number; readonly now: number },
): Promise<{ readonly institutions: number; readonly seated: number }> {
  const belonging = { forumId, leftAt: null };
  const open = notEndedAt(new Date(now));
  const institutions = await db.institution.count({ where: belonging });
  const seated = await db.institution.count({ where: { ...belonging, seat: { holders: { some: open } } } });
  return { institutions, seated };
}
