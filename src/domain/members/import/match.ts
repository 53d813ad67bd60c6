import { accountKey, accountsOf, type FilePerson, nameKey } from '../csv/people.ts';
import type { MembersState, PersonRef, StoredAccount } from './types.ts';

/** Lookups of a state that matching and comparing need. */
export interface StateIndex {
  readonly names: ReadonlyMap<number, string>;
  /** By `telegram:1001` and the like. */
  readonly accounts: ReadonlyMap<string, StoredAccount>;
  readonly accountsOf: ReadonlyMap<number, readonly StoredAccount[]>;
  /** By code and name, those who act for the institution now, then those who will. */
  readonly byName: ReadonlyMap<string, readonly number[]>;
}

/** Builds the lookups. */
export function indexState(state: MembersState): StateIndex {
  const names = new Map(state.people.map(({ id, name }) => [id, name]));
  const byName = Map.groupBy([...state.holdings, ...state.coming], (holding) =>
    seatKey(holding.code, names.get(holding.personId) ?? ''),
  );
  return {
    names,
    accounts: new Map(state.accounts.map((account) => [accountKey(account), account])),
    accountsOf: Map.groupBy(state.accounts, (account) => account.personId),
    byName: new Map([...byName].map(([key, holdings]) => [key, holdings.map(({ personId }) => personId)])),
  };
}

/**
 * Finds each person of the file in the store: by an account first, then by the name among those who act for
 * the institution now. Nobody of the store is taken for two; whoever is not found is new.
 */
export function matchPeople(
  index: StateIndex,
  people: readonly FilePerson[],
): ReadonlyMap<FilePerson, PersonRef> {
  const claimed = new Set<number>();
  const found = new Map<FilePerson, PersonRef>();
  const claim = (person: FilePerson, candidates: readonly number[]): void => {
    const id = candidates.find((candidate) => index.names.has(candidate) && !claimed.has(candidate));
    if (id === undefined || found.has(person)) return;
    claimed.add(id);
    found.set(person, { kind: 'stored', id });
  };
  for (const person of people) claim(person, accountOwners(index, person));
  for (const person of people) claim(person, namesakes(index, person));
  let added = 0;
  for (const person of people) {
    if (!found.has(person)) found.set(person, { kind: 'new', index: added++ });
  }
  return found;
}

function accountOwners(index: StateIndex, person: FilePerson): readonly number[] {
  return accountsOf(person).flatMap((named) => {
    const account = index.accounts.get(accountKey(named));
    if (account === undefined) return [];
    // An account that was cut off may be in other hands now.
    const isTheirs =
      !account.isRevoked || nameKey(index.names.get(account.personId) ?? '') === nameKey(person.name);
    return isTheirs ? [account.personId] : [];
  });
}

function namesakes(index: StateIndex, person: FilePerson): readonly number[] {
  return person.rows.flatMap((row) => index.byName.get(seatKey(row.code, row.name)) ?? []);
}

function seatKey(code: string, name: string): string {
  return `${code}\n${nameKey(name)}`;
}
