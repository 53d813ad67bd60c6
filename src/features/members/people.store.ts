import type { Db } from '../../db/db.ts';
import { notEndedAt } from '../../db/in-office.ts';
import type { Capacity, GrantedRole } from '../../model/actor.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import { idsByName, type NameQuery } from './name-search.store.ts';

/** A person's seat as lists show it; `from` (epoch milliseconds) may lie ahead. */
export interface HeldSeat {
  readonly institutionId: number;
  readonly shortName: string;
  readonly capacity: Capacity;
  readonly position: string;
  readonly from: number;
}

/** A person of a forum with everything that gives rights. */
export interface KnownPerson {
  readonly id: number;
  readonly name: string;
  readonly seats: readonly HeldSeat[];
  readonly roles: readonly GrantedRole[];
  readonly platforms: readonly PlatformName[];
}

/** Which people are looked for. */
export interface PeopleQuery {
  readonly forumId: number;
  /** Present moment, epoch milliseconds: seats that ended before it do not count. */
  readonly now: number;
  readonly limit: number;
  readonly by:
    | NameQuery
    | { readonly kind: 'institution'; readonly institutionId: number }
    | { readonly kind: 'id'; readonly personId: number }
    | { readonly kind: 'account'; readonly externalId: string };
}

/** People in the order of their names; those who were forgotten or merged into another record are not among them. */
export async function findPeople(
  db: Db,
  { forumId, now, limit, by }: PeopleQuery,
): Promise<readonly KnownPerson[]> {
  const open = notEndedAt(new Date(now));
  const condition = isNameQuery(by)
    ? { id: { in: await idsByName(db, { forumId, now, limit, by }) } }
    : conditionOf(by, open);
  const rows = await db.person.findMany({
    where: { forumId, erasedAt: null, mergedIntoId: null, ...condition },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, name: true },
  });
  // One query after the other: several relations of one query would be read at once on the transaction's connection.
  const theirs = { forumId, personId: { in: rows.map(({ id }) => id) } };
  const roles = await db.roleGrant.findMany({ where: theirs, select: { personId: true, role: true } });
  const accounts = await db.account.findMany({
    where: { ...theirs, revokedAt: null },
    select: { personId: true, platform: true },
  });
  const seats = await db.seatHolder.findMany({
    where: { ...theirs, ...open },
    orderBy: { id: 'asc' },
    include: { seat: { select: { institution: { select: { id: true, shortName: true } } } } },
  });
  const of = <Row extends { readonly personId: number }>(list: readonly Row[], id: number): readonly Row[] =>
    list.filter(({ personId }) => personId === id);
  return rows.map(({ id, name }) => ({
    id,
    name,
    roles: of(roles, id).map(({ role }) => role as GrantedRole),
    platforms: [...new Set(of(accounts, id).map(({ platform }) => platform as PlatformName))],
    seats: of(seats, id).map(({ seat, capacity, position, fromAt }) => ({
      institutionId: seat.institution.id,
      shortName: seat.institution.shortName,
      capacity: capacity === 'holder' ? 'holder' : 'aide',
      position,
      from: +fromAt,
    })),
  }));
}

function isNameQuery(by: PeopleQuery['by']): by is NameQuery {
  return by.kind === 'words' || by.kind === 'anywhere' || by.kind === 'name';
}

function conditionOf(by: Exclude<PeopleQuery['by'], NameQuery>, open: object): object {
  switch (by.kind) {
    case 'institution':
      return { seats: { some: { ...open, seat: { institutionId: by.institutionId } } } };
    case 'id':
      return { id: by.personId };
    case 'account':
      return { accounts: { some: { externalId: by.externalId, revokedAt: null } } };
  }
}

/** The names of a forum's people, each once. */
export async function listNames(db: Db, forumId: number): Promise<readonly string[]> {
  const rows = await db.person.findMany({
    where: { forumId, erasedAt: null, mergedIntoId: null },
    distinct: ['name'],
    orderBy: { name: 'asc' },
    select: { name: true },
  });
  return rows.map(({ name }) => name);
}

/** The names of people by number, also of those whose record went into another. */
export async function namesOf(
  db: Db,
  { forumId, personIds }: { readonly forumId: number; readonly personIds: readonly number[] },
): Promise<ReadonlyMap<number, string>> {
  const rows = await db.person.findMany({
    where: { forumId, id: { in: [...personIds] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** One person of a forum; undefined when there is none of that number. */
export async function findPerson(
  db: Db,
  { forumId, personId, now }: { readonly forumId: number; readonly personId: number; readonly now: number },
): Promise<KnownPerson | undefined> {
  const [person] = await findPeople(db, { forumId, now, limit: 1, by: { kind: 'id', personId } });
  return person;
}

/** Makes a person and gives the number of the row. */
export async function createPerson(
  db: Db,
  { forumId, name, now }: { readonly forumId: number; readonly name: string; readonly now: number },
): Promise<number> {
  const { id } = await db.person.create({
    data: { forumId, name, createdAt: new Date(now) },
    select: { id: true },
  });
  return id;
}
