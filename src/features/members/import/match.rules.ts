import { areSame, type NameKeys, nameKeys } from '../../../language/person-names.ts';
import { accountKey } from '../people.rules.ts';
import type { Account } from '../types.ts';
import { accountsOf, type FilePerson } from './people.rules.ts';
import type { ImportChoices, LineProblem, MembersState, PersonRef, StoredAccount } from './types.ts';

/** Lookups of a state that matching and comparing need. */
export interface StateIndex {
  readonly names: ReadonlyMap<number, string>;
  /** By `telegram:1001` and the like. */
  readonly accounts: ReadonlyMap<string, StoredAccount>;
  readonly accountsOf: ReadonlyMap<number, readonly StoredAccount[]>;
  /** By code, those who act for the institution now, then those who will. */
  readonly acting: ReadonlyMap<string, readonly number[]>;
  /** By code, the officials of now. */
  readonly holders: ReadonlyMap<string, readonly number[]>;
  /** By code, those who acted for the institution once. */
  readonly former: ReadonlyMap<string, readonly number[]>;
  /** A name prepared for comparing, once. */
  keysOf(name: string): NameKeys;
}

/** Builds the lookups. */
export function indexState(state: MembersState): StateIndex {
  const prepared = new Map<string, NameKeys>();
  return {
    names: new Map(state.people.map(({ id, name }) => [id, name])),
    accounts: new Map(state.accounts.map((account) => [accountKey(account), account])),
    accountsOf: Map.groupBy(state.accounts, (account) => account.personId),
    acting: peopleByCode([...state.holdings, ...state.coming]),
    holders: peopleByCode(state.holdings.filter(({ capacity }) => capacity === 'holder')),
    former: peopleByCode(state.former),
    keysOf: (name) => {
      const keys = prepared.get(name) ?? nameKeys(name);
      prepared.set(name, keys);
      return keys;
    },
  };
}

function peopleByCode(
  list: readonly { readonly code: string; readonly personId: number }[],
): ReadonlyMap<string, readonly number[]> {
  const byCode = Map.groupBy(list, ({ code }) => code);
  return new Map([...byCode].map(([code, rows]) => [code, rows.map(({ personId }) => personId)]));
}

/** People of a file, and the line of each institution's official. */
export interface FilePeople {
  readonly people: readonly FilePerson[];
  /** By code, who the file says is the official. */
  readonly officials: ReadonlyMap<string, FilePerson>;
}

/** The people of the store who may be one of the file, by one way of looking. */
type Candidates = (person: FilePerson) => readonly number[];

/**
 * Finds each person of the file in the store: by an account first, then by the name among those who act for
 * the institution now, in the same spelling before another one, then by what was said about another name for a held seat,
 * then among those who acted for it once. Nobody of the store is taken for two; whoever is not found is new.
 */
export function matchPeople(
  index: StateIndex,
  { people, officials }: FilePeople,
  { decisions }: Pick<ImportChoices, 'decisions'>,
): ReadonlyMap<FilePerson, PersonRef> {
  const claimed = new Map<number, FilePerson>();
  const found = new Map<FilePerson, PersonRef>();
  const decided = (person: FilePerson, decision: string): readonly string[] =>
    person.rows
      .map(({ code }) => code)
      .filter((code) => officials.get(code) === person && decisions.get(code) === decision);
  const ways: readonly Candidates[] = [
    (person) => {
      const leaving = decided(person, 'change').flatMap((code) => index.holders.get(code) ?? []);
      return accountOwners(index, person).filter(
        (id) => !leaving.includes(id) || isNamed(index, id, person.name),
      );
    },
    (person) => named(index, person, (one, other) => one.spelled === other.spelled),
    (person) => named(index, person, areSame),
    (person) => decided(person, 'same').flatMap((code) => index.holders.get(code) ?? []),
    (person) =>
      person.rows
        .flatMap(({ code }) => index.former.get(code) ?? [])
        .filter((id) => isNamed(index, id, person.name)),
  ];
  for (const candidatesOf of ways) {
    for (const person of people) {
      if (found.has(person)) continue;
      const id = candidatesOf(person).find(
        (candidate) => index.names.has(candidate) && isFree(index, claimed.get(candidate), person),
      );
      if (id === undefined) continue;
      if (!claimed.has(id)) claimed.set(id, person);
      found.set(person, { kind: 'stored', id });
    }
  }
  let added = 0;
  for (const person of people) {
    if (!found.has(person)) found.set(person, { kind: 'new', index: added++ });
  }
  return found;
}

/** Rows without accounts may name somebody again who is found already: one who acts for several institutions. */
function isFree(index: StateIndex, other: FilePerson | undefined, person: FilePerson): boolean {
  if (other === undefined) return true;
  const codes = other.rows.map(({ code }) => code);
  return (
    accountsOf(person).length === 0 &&
    areSame(index.keysOf(other.name), index.keysOf(person.name)) &&
    person.rows.every(({ code }) => !codes.includes(code))
  );
}

function accountOwners(index: StateIndex, person: FilePerson): readonly number[] {
  return accountsOf(person).flatMap((one) => {
    const account = index.accounts.get(accountKey(one));
    if (account === undefined) return [];
    // An account that was cut off may be in other hands now.
    const isTheirs = !account.isRevoked || isNamed(index, account.personId, person.name);
    return isTheirs ? [account.personId] : [];
  });
}

function named(
  index: StateIndex,
  person: FilePerson,
  isSame: (one: NameKeys, other: NameKeys) => boolean,
): readonly number[] {
  return person.rows.flatMap((row) =>
    (index.acting.get(row.code) ?? []).filter((id) =>
      isSame(index.keysOf(index.names.get(id) ?? ''), index.keysOf(row.name)),
    ),
  );
}

/** Whether somebody of the store is called so. */
export function isNamed(index: StateIndex, id: number, name: string): boolean {
  const stored = index.names.get(id);
  return stored !== undefined && areSame(index.keysOf(stored), index.keysOf(name));
}

/**
 * Accounts of the file that are somebody else's in the store: another name, and nobody of the institutions that the file
 * names for it. Taking them over would rename that person and give them the seat, so it is a mistake to be told.
 */
export function accountsOfOthers(
  state: MembersState,
  index: StateIndex,
  people: readonly FilePerson[],
): readonly LineProblem[] {
  const seats = Map.groupBy(state.holdings, ({ personId }) => personId);
  return people.flatMap((person) =>
    accountsOf(person).flatMap((account) => {
      const stored = index.accounts.get(accountKey(account));
      const owner = stored === undefined ? undefined : index.names.get(stored.personId);
      if (stored === undefined || stored.isRevoked || owner === undefined) return [];
      const codes = (seats.get(stored.personId) ?? []).map(({ code }) => code);
      const isSame =
        areSame(index.keysOf(owner), index.keysOf(person.name)) ||
        person.rows.some((row) => codes.includes(row.code));
      if (isSame) return [];
      return [problemOf(person, account, codes.length === 0 ? owner : `${owner} (${codes.join(', ')})`)];
    }),
  );
}

function problemOf(person: FilePerson, account: Account, owner: string): LineProblem {
  const { platform, externalId } = account;
  const row = person.rows.find(
    (one) => externalId === (platform === 'telegram' ? one.telegramId : one.slackId),
  );
  const column = platform === 'telegram' ? ('telegram_id' as const) : ('slack_id' as const);
  return { line: row?.line ?? 0, reason: 'account-owned', column, value: externalId, owner };
}
