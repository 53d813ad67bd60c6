import type { Db } from '../../../db/db.ts';
import { notEndedAt } from '../../../db/in-office.ts';
import { IN_PROTOCOL_ORDER } from '../../../db/protocol-order.ts';
import type { Capacity } from '../../../model/actor.ts';
import type { MembersState, SeedInstitution, StoredHolding } from './types.ts';

/** Lets imports into one forum wait for each other; released when the transaction ends. */
export async function lockMembers(db: Db, forumId: number): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('members-import'), ${forumId}::int)`;
}

/** Whose members are read, and when (epoch milliseconds). */
interface At {
  readonly forumId: number;
  readonly now: number;
}

/** Everything an import compares with at that moment; six queries whatever the number of members. */
export async function loadMembers(db: Db, at: At): Promise<MembersState> {
  const { forumId } = at;
  const people = await db.person.findMany({
    where: { forumId, erasedAt: null },
    select: { id: true, name: true, salutation: true },
  });
  const roles = await db.roleGrant.findMany({ where: { forumId }, select: { personId: true, role: true } });
  return {
    people,
    roles: roles,
    institutions: await loadInstitutions(db, forumId),
    accounts: await loadAccounts(db, forumId),
    ...(await loadHoldings(db, at)),
  };
}

async function loadInstitutions(db: Db, forumId: number): Promise<MembersState['institutions']> {
  const rows = await db.institution.findMany({
    where: { forumId },
    orderBy: [...IN_PROTOCOL_ORDER],
    include: { seat: { select: { title: true } } },
  });
  return rows.map(({ code, officialName, shortName, timeZone, kind, ...row }) => ({
    ...{ code, officialName, shortName, timeZone, kind },
    order: row.listOrder ?? undefined,
    isVerified: row.verified,
    hasLeft: row.leftAt !== null,
    seatTitle: row.seat?.title,
  }));
}

async function loadAccounts(db: Db, forumId: number): Promise<MembersState['accounts']> {
  const rows = await db.account.findMany({ where: { forumId }, orderBy: { id: 'asc' } });
  return rows.map(({ id, personId, platform, externalId, revokedAt }) => ({
    ...{ id, personId, externalId, platform },
    isRevoked: revokedAt !== null,
    revokedAt: revokedAt === null ? undefined : +revokedAt,
  }));
}

async function loadHoldings(
  db: Db,
  { forumId, now }: At,
): Promise<Pick<MembersState, 'holdings' | 'coming' | 'former'>> {
  const open = await db.seatHolder.findMany({
    where: { forumId, ...notEndedAt(new Date(now)) },
    include: { seat: { select: { institution: { select: { code: true } } } } },
    orderBy: { id: 'asc' },
  });
  const ended = await db.seatHolder.findMany({
    where: { forumId, untilAt: { lte: new Date(now) } },
    distinct: ['seatId', 'personId'],
    select: { personId: true, seat: { select: { institution: { select: { code: true } } } } },
  });
  return {
    holdings: open.filter(({ fromAt }) => +fromAt <= now).map(holdingOf),
    coming: open
      .filter(({ fromAt, untilAt }) => +fromAt > now && (untilAt === null || untilAt > fromAt))
      .map(holdingOf),
    former: ended.map(({ personId, seat }) => ({ personId, code: seat.institution.code })),
  };
}

/** A row of a holding with its institution. */
interface HoldingRow {
  readonly id: number;
  readonly seat: { readonly institution: { readonly code: string } };
  readonly personId: number;
  readonly capacity: Capacity;
  readonly position: string;
}

function holdingOf({ id, seat, personId, capacity, position }: HoldingRow): StoredHolding {
  return { id, code: seat.institution.code, personId, capacity, position };
}

/** The seats of institutions, by code. */
export async function seatsByCode(
  db: Db,
  { forumId, codes }: { readonly forumId: number; readonly codes: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.seat.findMany({
    where: { forumId, institution: { code: { in: [...codes] } } },
    select: { id: true, institution: { select: { code: true } } },
  });
  return new Map(rows.map(({ id, institution }) => [institution.code, id]));
}

/** Remembers that an import changed something: by whom, how many of each kind, and each office that changed hands. */
export async function recordImport(
  db: Db,
  fact: {
    readonly forumId: number;
    readonly now: number;
    readonly actor: { readonly personId: number | undefined; readonly label: string };
    readonly counts: Readonly<Record<string, number>>;
    /** Codes of institutions. */
    readonly changedOffices: readonly string[];
  },
): Promise<void> {
  const by = {
    forumId: fact.forumId,
    at: new Date(fact.now),
    personId: fact.actor.personId ?? null,
    actor: fact.actor.label,
  };
  await db.auditEntry.createMany({
    data: fact.changedOffices.map((subject) => ({ ...by, action: 'anggota ganti', subject })),
  });
  await db.auditEntry.create({ data: { ...by, action: 'anggota.import', details: { ...fact.counts } } });
}

/**
 * Adds institutions of new codes, in the order of the list, and a seat to each of these that has none; those that were there
 * without a place in lists get the list's. Gives back how many were added.
 */
export async function addInstitutions(
  db: Db,
  {
    forumId,
    now,
    institutions,
  }: {
    readonly forumId: number;
    readonly now: number;
    readonly institutions: readonly SeedInstitution[];
  },
): Promise<number> {
  const added = await db.institution.createManyAndReturn({
    data: institutions.map(({ title: _, ...facts }, index) => ({
      ...{ ...facts, forumId, listOrder: index + 1, createdAt: new Date(now) },
    })),
    skipDuplicates: true,
    select: { id: true, code: true },
  });
  const titles = new Map(institutions.map(({ code, title }) => [code, title]));
  await db.seat.createMany({
    data: added.map(({ id, code }) => ({ forumId, institutionId: id, title: titles.get(code) ?? '' })),
    skipDuplicates: true,
  });
  const places = institutions.map(({ code, kind }, index) => ({ code, kind, place: index + 1 }));
  await db.$executeRaw`
    UPDATE institution i SET list_order = r.place, kind = CASE WHEN i.kind = 'other' THEN r.kind ELSE i.kind END
    FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS r(code text, kind institution_kind, place int)
    WHERE i.forum_id = ${forumId}::int AND i.code = r.code AND i.list_order IS NULL`;
  return added.length;
}
