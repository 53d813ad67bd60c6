import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import type { GrantedRole } from '../../../model/actor.ts';
import type { AdmissionWay, KnownAdmission, NewAdmission } from './admission.types.ts';
import {
  type Moved,
  type MovedHoldings,
  type MovedRecord,
  movedSchema,
  UNDO_DAYS,
} from './admission.types.ts';

/** Keeps what an admission changed and gives its number. */
export async function insertAdmission(db: Db, admission: NewAdmission): Promise<number> {
  const { id } = await db.admission.create({ data: rowOf(admission), select: { id: true } });
  return id;
}

/** The same for many at once, whose numbers nobody needs. */
export async function insertAdmissions(db: Db, admissions: readonly NewAdmission[]): Promise<void> {
  await db.admission.createMany({ data: admissions.map(rowOf) });
}

function rowOf({ mergedId, now, moved, ...facts }: NewAdmission): Prisma.AdmissionCreateManyInput {
  // What is undefined is left out; the rest are numbers and lists of them.
  const json = movedSchema.parse(JSON.parse(JSON.stringify(moved)));
  return { ...facts, mergedId: mergedId ?? null, at: new Date(now), moved: json };
}

/** Which admissions are looked for, at `now` (epoch milliseconds). */
export interface AdmissionQuery {
  readonly forumId: number;
  readonly now: number;
}

/** An admission that can be undone now; undefined when it was, is too old or another forum's. */
export async function findAdmission(
  db: Db,
  { id, ...query }: AdmissionQuery & { readonly id: number },
): Promise<KnownAdmission | undefined> {
  const row = await db.admission.findFirst({ where: { id, ...undoable(query) } });
  return row === null ? undefined : readRow(row);
}

/** The admissions that can be undone now, the latest first. */
export async function listAdmissions(
  db: Db,
  { limit, ...query }: AdmissionQuery & { readonly limit: number },
): Promise<readonly KnownAdmission[]> {
  const rows = await db.admission.findMany({
    where: undoable(query),
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map(readRow);
}

function undoable({ forumId, now }: AdmissionQuery): Prisma.AdmissionWhereInput {
  return { forumId, undoneAt: null, at: { gt: new Date(now - UNDO_DAYS * DAY_MS) } };
}

function readRow(row: {
  readonly id: number;
  readonly personId: number;
  readonly mergedId: number | null;
  readonly way: AdmissionWay;
  readonly at: Date;
  readonly moved: unknown;
}): KnownAdmission {
  return {
    id: row.id,
    personId: row.personId,
    mergedId: row.mergedId ?? undefined,
    way: row.way,
    at: +row.at,
    moved: movedSchema.parse(row.moved),
  };
}

/** Marks an admission as undone, once: of two who press at once one gets true. */
export async function markUndone(
  db: Db,
  { id, ...query }: AdmissionQuery & { readonly id: number },
): Promise<boolean> {
  const { count } = await db.admission.updateMany({
    where: { id, ...undoable(query) },
    data: { undoneAt: new Date(query.now) },
  });
  return count === 1;
}

/** Forgets admissions that cannot be undone any more at `now` (epoch milliseconds). */
export async function forgetAdmissions(db: Db, now: number): Promise<number> {
  const old = { at: { lte: new Date(now - UNDO_DAYS * DAY_MS) } };
  return (await db.admission.deleteMany({ where: old })).count;
}

/** Whose admission is undone. Moments are epoch milliseconds. */
interface Given {
  readonly forumId: number;
  readonly personId: number;
  readonly moved: Moved;
  readonly now: number;
}

/** Ends what an admission gave: the seat and the role. */
export async function takeGiven(db: Db, { forumId, personId, moved, now }: Given): Promise<void> {
  const { started, role } = moved;
  const at = new Date(now);
  if (started !== undefined) {
    await db.seatHolder.updateMany({
      where: { id: started, forumId, OR: [{ untilAt: null }, { untilAt: { gt: at } }] },
      data: { untilAt: at },
    });
  }
  if (role !== undefined) await db.roleGrant.deleteMany({ where: { forumId, personId, role } });
}

/** A record that went into another and comes out again. Moments are epoch milliseconds. */
interface Separation {
  readonly forumId: number;
  readonly from: number;
  readonly into: number;
  readonly record: MovedRecord;
  readonly mergedAt: number;
  readonly now: number;
}

/** Gives a record back what went into another, as far as it is still there. */
export async function restoreRecord(db: Db, facts: Separation): Promise<void> {
  const { forumId, from, into, record } = facts;
  await reopenDoubles(db, facts);
  const theirs = (ids: readonly number[]) => ({
    where: { forumId, personId: into, id: { in: [...ids] } },
    data: { personId: from },
  });
  await db.seatHolder.updateMany(theirs(record.holdings));
  await db.account.updateMany(theirs(record.accounts));
  await db.roleGrant.updateMany({
    where: { forumId, personId: into, role: { in: [...record.roles] } },
    data: { personId: from },
  });
  await db.$executeRaw`
    INSERT INTO role_grant (forum_id, person_id, role, granted_at)
    SELECT forum_id, ${from}, role, granted_at FROM role_grant
    WHERE forum_id = ${forumId} AND person_id = ${into} AND role = ANY(${[...record.doubledRoles]}::granted_role[])
    ON CONFLICT DO NOTHING`;
  await restoreAnswers(db, facts);
  await db.person.updateMany({
    where: { forumId, id: { in: [...record.earlier] }, mergedIntoId: into },
    data: { mergedIntoId: from },
  });
  await db.person.updateMany({
    where: { forumId, id: from, mergedIntoId: into },
    data: { mergedIntoId: null },
  });
}

/**
 * Lets holdings go on that ended because both records had the seat: those that end still at that moment, as long as the
 * one that stayed in their place goes on, and nobody else is the official meanwhile.
 */
async function reopenDoubles(db: Db, { forumId, into, record, mergedAt, now }: Separation): Promise<void> {
  for (const { id, until } of record.ended) {
    const end = until === null ? null : new Date(until);
    await db.$executeRaw(Prisma.sql`
      UPDATE seat_holder h SET until_at = ${end}
      WHERE h.id = ${id} AND h.forum_id = ${forumId} AND h.person_id = ${into} AND h.until_at = ${new Date(mergedAt)}
        AND EXISTS (SELECT FROM seat_holder o
          WHERE o.seat_id = h.seat_id AND o.person_id = ${into} AND o.id <> h.id
            AND o.from_at <= ${new Date(now)} AND (o.until_at IS NULL OR o.until_at > ${new Date(now)}))
        AND (h.capacity = 'aide' OR NOT EXISTS (SELECT FROM seat_holder o
          WHERE o.seat_id = h.seat_id AND o.id <> h.id AND o.capacity = 'holder'
            AND (o.until_at IS NULL OR o.until_at > greatest(o.from_at, h.from_at))
            AND (${end}::timestamptz IS NULL OR o.from_at < ${end})))`);
  }
}

async function restoreAnswers(db: Db, { forumId, from, into, record }: Separation): Promise<void> {
  const meetings = record.answers.map(([meeting]) => meeting);
  const institutions = record.answers.map(([, institution]) => institution);
  await db.$executeRaw(Prisma.sql`
    UPDATE rsvp r SET by_person_id = ${from} FROM unnest(${meetings}::int[], ${institutions}::int[]) AS k(meeting, institution)
    WHERE r.forum_id = ${forumId} AND r.by_person_id = ${into} AND r.meeting_id = k.meeting AND r.institution_id = k.institution`);
  await db.$executeRaw(Prisma.sql`
    UPDATE rsvp_history SET by_person_id = ${from}
    WHERE forum_id = ${forumId} AND by_person_id = ${into} AND id = ANY(${[...record.history]}::text[]::bigint[])`);
}

/**
 * Gives the account that came in back to whose it was, or cuts it off, and lets those act again that it replaced. One that was
 * cut off for another reason since then stays so.
 */
export async function restoreAccounts(
  db: Db,
  {
    forumId,
    personId,
    mergedId,
    moved,
    at,
    now,
  }: Given & { readonly mergedId: number | undefined; readonly at: number },
): Promise<void> {
  const { account, replaced } = moved;
  if (account !== undefined && mergedId === undefined) {
    const isOwn = account.personId === undefined || account.personId === personId;
    const wasAlive = account.personId !== undefined && account.revokedAt === undefined;
    await db.account.updateMany({
      where: { id: account.id, forumId, personId },
      data: {
        ...(isOwn ? {} : { personId: account.personId ?? personId }),
        ...(wasAlive ? {} : { revokedAt: new Date(account.revokedAt ?? now) }),
      },
    });
  }
  await db.account.updateMany({
    where: { id: { in: [...replaced] }, forumId, personId, revokedAt: new Date(at) },
    data: { revokedAt: null },
  });
}

/** Two records of one human being: `from` goes into `into`. */
export interface Merge {
  readonly forumId: number;
  readonly from: number;
  readonly into: number;
}

/**
 * Moves everything of one record to another: accounts, seats, roles, answers and the invitations that it made. The emptied record
 * stays, so that what the audit says of it can still be read, and points to the other. Gives what moved, so that it can be undone.
 * @param merge `now` in epoch milliseconds
 */
export async function mergePeople(db: Db, merge: Merge & { readonly now: number }): Promise<MovedRecord> {
  const { forumId, from, into, now } = merge;
  const theirs = { where: { forumId, personId: from }, data: { personId: into } };
  const accounts = await db.account.updateManyAndReturn({ ...theirs, select: { id: true } });
  const holdings = await db.seatHolder.updateManyAndReturn({ ...theirs, select: { id: true } });
  const doubled = await db.$queryRaw<{ role: GrantedRole }[]>`
    DELETE FROM role_grant g WHERE g.forum_id = ${forumId} AND g.person_id = ${from}
      AND EXISTS (SELECT FROM role_grant o WHERE o.person_id = ${into} AND o.role = g.role) RETURNING g.role`;
  const roles = await db.roleGrant.updateManyAndReturn({ ...theirs, select: { role: true } });
  const answers = await db.$queryRaw<{ meeting: number; institution: number }[]>`
    UPDATE rsvp SET by_person_id = ${into} WHERE forum_id = ${forumId} AND by_person_id = ${from}
    RETURNING meeting_id AS meeting, institution_id AS institution`;
  const history = await db.$queryRaw<{ id: bigint }[]>`
    UPDATE rsvp_history SET by_person_id = ${into} WHERE forum_id = ${forumId} AND by_person_id = ${from} RETURNING id`;
  const earlier = await db.person.updateManyAndReturn({
    where: { forumId, mergedIntoId: from },
    data: { mergedIntoId: into },
    select: { id: true },
  });
  await db.invitation.updateMany({ where: { forumId, createdById: from }, data: { createdById: into } });
  await db.person.updateMany({ where: { forumId, id: from }, data: { mergedIntoId: into } });
  return {
    accounts: accounts.map(({ id }) => id),
    holdings: holdings.map(({ id }) => id),
    roles: roles.map(({ role }) => role),
    doubledRoles: doubled.map(({ role }) => role),
    answers: answers.map(({ meeting, institution }) => [meeting, institution]),
    history: history.map(({ id }) => id.toString()),
    earlier: earlier.map(({ id }) => id),
    ended: await endDoubles(db, { forumId, personId: into, now }),
  };
}

/** Of several holdings of one seat that count now, one stays: the official's before the aide's, the first before the others. */
async function endDoubles(
  db: Db,
  facts: { readonly forumId: number; readonly personId: number; readonly now: number },
): Promise<MovedHoldings> {
  const { forumId, personId } = facts;
  const now = new Date(facts.now);
  const open = Prisma.sql`(o.until_at IS NULL OR o.until_at > ${now}) AND o.from_at <= ${now}`;
  const doubles = await db.$queryRaw<{ id: number; until: Date | null }[]>(Prisma.sql`
    SELECT h.id, h.until_at AS until FROM seat_holder h
    WHERE h.forum_id = ${forumId} AND h.person_id = ${personId} AND (h.until_at IS NULL OR h.until_at > ${now})
      AND EXISTS (SELECT FROM seat_holder o WHERE o.seat_id = h.seat_id AND o.person_id = h.person_id AND o.id <> h.id AND ${open}
        AND (o.capacity > h.capacity OR (o.capacity = h.capacity AND o.id < h.id)))`);
  await db.seatHolder.updateMany({
    where: { id: { in: doubles.map(({ id }) => id) } },
    data: { untilAt: now },
  });
  return doubles.map(({ id, until }) => ({ id, until: until === null ? null : +until }));
}
