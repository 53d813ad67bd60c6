import type { Db } from '../../db/db.ts';
import { notEndedAt } from '../../db/in-office.ts';
import { type InstitutionNames, type NameQuery, peopleMeant } from './people.rules.ts';
import type { Account, AccountKey, KnownPerson, OwnedAccount, PeopleKey, PersonKey } from './types.ts';

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
export async function findPeople(db: Db, query: PeopleQuery): Promise<readonly KnownPerson[]> {
  const { forumId, now, limit, by } = query;
  const condition = isNameQuery(by)
    ? { id: { in: await idsByName(db, { ...query, by }) } }
    : conditionOf(by, now);
  const rows = await db.person.findMany({
    where: { forumId, erasedAt: null, mergedIntoId: null, ...condition },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, name: true, salutation: true },
  });
  return withRights(db, { forumId, now, people: rows });
}

/** One query after the other: several relations of one query would be read at once on the transaction's connection. */
async function withRights(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly now: number;
    readonly people: readonly Pick<KnownPerson, 'id' | 'name' | 'salutation'>[];
  },
): Promise<readonly KnownPerson[]> {
  const { forumId, now, people } = facts;
  const theirs = { forumId, personId: { in: people.map(({ id }) => id) } };
  const roles = await db.roleGrant.findMany({ where: theirs, select: { personId: true, role: true } });
  const accounts = await db.account.findMany({
    where: { ...theirs, revokedAt: null },
    select: { personId: true, platform: true },
  });
  const seats = await db.seatHolder.findMany({
    where: { ...theirs, ...notEndedAt(new Date(now)) },
    orderBy: { id: 'asc' },
    include: { seat: { select: { institution: { select: { id: true, shortName: true } } } } },
  });
  return people.map(({ id, name, salutation }) => ({
    ...{ id, name, salutation },
    roles: roles.flatMap((row) => (row.personId === id ? row.role : [])),
    platforms: [...new Set(accounts.flatMap((row) => (row.personId === id ? row.platform : [])))],
    seats: seats
      .filter(({ personId }) => personId === id)
      .map(({ seat, capacity, position, fromAt }) => ({
        institutionId: seat.institution.id,
        shortName: seat.institution.shortName,
        capacity,
        position,
        from: +fromAt,
      })),
  }));
}

function isNameQuery(by: PeopleQuery['by']): by is NameQuery {
  return by.kind === 'exact' || by.kind === 'words' || by.kind === 'anywhere' || by.kind === 'name';
}

function conditionOf(by: Exclude<PeopleQuery['by'], NameQuery>, now: number): object {
  switch (by.kind) {
    case 'institution':
      return {
        seats: { some: { ...notEndedAt(new Date(now)), seat: { institutionId: by.institutionId } } },
      };
    case 'id':
      return { id: by.personId };
    case 'account':
      return { accounts: { some: { externalId: by.externalId, revokedAt: null } } };
  }
}

async function idsByName(
  db: Db,
  { forumId, now, limit, by }: Omit<PeopleQuery, 'by'> & { readonly by: NameQuery },
): Promise<number[]> {
  const people = await db.person.findMany({
    where: { forumId, erasedAt: null, mergedIntoId: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
  const acting =
    by.kind === 'anywhere'
      ? await institutionsOf(db, { forumId, now })
      : new Map<number, InstitutionNames[]>();
  const named = people.map((person) => ({ ...person, institutions: acting.get(person.id) ?? [] }));
  return peopleMeant(named, by).slice(0, limit);
}

/** The institutions for which people act now or later, by person. */
async function institutionsOf(
  db: Db,
  { forumId, now }: { readonly forumId: number; readonly now: number },
): Promise<ReadonlyMap<number, readonly InstitutionNames[]>> {
  const held = await db.seatHolder.findMany({
    where: { forumId, ...notEndedAt(new Date(now)) },
    select: {
      personId: true,
      seat: { select: { institution: { select: { code: true, shortName: true, officialName: true } } } },
    },
  });
  const byPerson = Map.groupBy(held, ({ personId }) => personId);
  return new Map([...byPerson].map(([id, rows]) => [id, rows.map(({ seat }) => seat.institution)]));
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
  { forumId, personIds }: PeopleKey,
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
  { forumId, personId, now }: PersonKey & { readonly now: number },
): Promise<KnownPerson | undefined> {
  const [person] = await findPeople(db, { forumId, now, limit: 1, by: { kind: 'id', personId } });
  return person;
}

/** How letters address a person; empty: as the name itself asks for. */
export async function setSalutation(
  db: Db,
  { forumId, personId, salutation }: PersonKey & { readonly salutation: string },
): Promise<void> {
  await db.person.updateMany({ where: { forumId, id: personId }, data: { salutation } });
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

/** Whose account it is, and whether it has its rights. */
export interface KnownAccount {
  readonly id: number;
  readonly personId: number;
  readonly isRevoked: boolean;
  /** Epoch milliseconds; undefined while it has its rights. */
  readonly revokedAt: number | undefined;
}

/** An account that somebody of the forum has or had. */
export async function findAccount(db: Db, key: AccountKey): Promise<KnownAccount | undefined> {
  const { forumId, platform, externalId } = key;
  const row = await db.account.findUnique({
    where: { forumId_platform_externalId: { forumId, platform, externalId } },
    select: { id: true, personId: true, revokedAt: true },
  });
  if (row === null) return undefined;
  const { id, personId, revokedAt } = row;
  return {
    ...{ id, personId, isRevoked: revokedAt !== null },
    revokedAt: revokedAt === null ? undefined : +revokedAt,
  };
}

/** An account that became somebody's. */
export interface AttachedAccount {
  readonly id: number;
  /** The person's other accounts on that platform, which it replaced. */
  readonly replaced: readonly { readonly id: number; readonly externalId: string }[];
}

/**
 * Makes an account this person's, with its rights. The person's other account on that platform, if any, is cut off:
 * whoever comes with a new phone has one account there afterwards.
 */
export async function attachAccount(
  db: Db,
  facts: AccountKey & PersonKey & { readonly now: number },
): Promise<AttachedAccount> {
  const { forumId, platform, externalId, personId } = facts;
  const now = new Date(facts.now);
  const replaced = await db.account.updateManyAndReturn({
    where: { forumId, personId, platform, externalId: { not: externalId }, revokedAt: null },
    data: { revokedAt: now },
    select: { id: true, externalId: true },
  });
  const alive = { personId, revokedAt: null, lastUsedAt: now };
  const { id } = await db.account.upsert({
    where: { forumId_platform_externalId: { forumId, platform, externalId } },
    create: { forumId, platform, externalId, createdAt: now, ...alive },
    update: alive,
    select: { id: true },
  });
  return { id, replaced };
}

const OWNED = { id: true, personId: true, platform: true, externalId: true } as const;

/** The accounts with their rights of people. */
export async function listAccounts(
  db: Db,
  { forumId, personIds }: PeopleKey,
): Promise<readonly OwnedAccount[]> {
  const rows = await db.account.findMany({
    where: { forumId, personId: { in: [...personIds] }, revokedAt: null },
    orderBy: { id: 'asc' },
    select: OWNED,
  });
  return rows;
}

/** Accounts by number, whether they have their rights or not. */
export async function listAccountsById(
  db: Db,
  { forumId, ids }: { readonly forumId: number; readonly ids: readonly number[] },
): Promise<readonly OwnedAccount[]> {
  const rows = await db.account.findMany({ where: { forumId, id: { in: [...ids] } }, select: OWNED });
  return rows;
}

/** The account with its rights that a person used last. */
export async function lastUsedAccount(
  db: Db,
  { forumId, personId }: PersonKey,
): Promise<Account | undefined> {
  const row = await db.account.findFirst({
    where: { forumId, personId, revokedAt: null },
    orderBy: [{ lastUsedAt: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
    select: { platform: true, externalId: true },
  });
  return row ?? undefined;
}

/** Cuts off every account of a person, or every one but one; gives how many. */
export async function revokeAccounts(
  db: Db,
  facts: PersonKey & { readonly now: number; readonly except?: Account | undefined },
): Promise<number> {
  const { forumId, personId, now, except } = facts;
  const { count } = await db.account.updateMany({
    where: { forumId, personId, revokedAt: null, ...(except === undefined ? {} : { NOT: { ...except } }) },
    data: { revokedAt: new Date(now) },
  });
  return count;
}

/** Whether a person can act through any account. */
export async function hasAccount(db: Db, { forumId, personId }: PersonKey): Promise<boolean> {
  return (await db.account.count({ where: { forumId, personId, revokedAt: null } })) > 0;
}
