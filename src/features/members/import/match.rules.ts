import { areSame, type NameKeys, nameKeys } from '../../../language/person-names.ts';
import type { Capacity } from '../../../model/actor.ts';
import { accountKey } from '../people.rules.ts';
import type { Account } from '../types.ts';
import { accountsOf, type FilePerson } from './people.rules.ts';
import type {
  ImportChoices,
  LineProblem,
  MemberRow,
  MembersState,
  PersonRef,
  StoredAccount,
  StoredHolding,
} from './types.ts';

/** Lookups of a state that matching and comparing need. */
export interface StateIndex {
  readonly state: MembersState;
  readonly names: ReadonlyMap<number, string>;
  readonly salutations: ReadonlyMap<number, string>;
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
    state,
    names: new Map(state.people.map(({ id, name }) => [id, name])),
    salutations: new Map(state.people.map(({ id, salutation }) => [id, salutation])),
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
  readonly decisions: ImportChoices['decisions'];
}

/** The people of the store who may be one of the file, by one way of looking. */
type Candidates = (person: FilePerson) => readonly number[];

/**
 * Finds each person of the file in the store: by an account first, then by the name among those who act for
 * the institution now, in the same spelling before another one, then by what was said about another name for a held seat,
 * then among those who acted for it once. Nobody of the store is taken for two; whoever is not found is new.
 */
export function matchPeople(index: StateIndex, file: FilePeople): ReadonlyMap<FilePerson, PersonRef> {
  const claimed = new Map<number, FilePerson>();
  const found = new Map<FilePerson, PersonRef>();
  for (const candidatesOf of waysToFind(index, file)) {
    for (const person of file.people) {
      if (found.has(person)) continue;
      const id = candidatesOf(person).find(
        (candidate) => index.names.has(candidate) && isFree(index, { person, other: claimed.get(candidate) }),
      );
      if (id === undefined) continue;
      if (!claimed.has(id)) claimed.set(id, person);
      found.set(person, { kind: 'stored', id });
    }
  }
  let added = 0;
  for (const person of file.people) {
    if (!found.has(person)) found.set(person, { kind: 'new', index: added++ });
  }
  return found;
}

/** The ways of looking, the surest first. */
function waysToFind(index: StateIndex, { officials, decisions }: FilePeople): readonly Candidates[] {
  const decided = (person: FilePerson, decision: string): readonly string[] =>
    person.rows
      .map(({ code }) => code)
      .filter((code) => officials.get(code) === person && decisions.get(code) === decision);
  return [
    (person) => {
      const leaving = decided(person, 'change').flatMap((code) => index.holders.get(code) ?? []);
      return accountOwners(index, person).filter(
        (id) => !leaving.includes(id) || isNamed(index, { id, name: person.name }),
      );
    },
    (person) => named(index, { person, isSame: (one, other) => one.spelled === other.spelled }),
    (person) => named(index, { person, isSame: areSame }),
    (person) => decided(person, 'same').flatMap((code) => index.holders.get(code) ?? []),
    (person) =>
      person.rows
        .flatMap(({ code }) => index.former.get(code) ?? [])
        .filter((id) => isNamed(index, { id, name: person.name })),
  ];
}

/** Rows without accounts may name somebody again who is found already: one who acts for several institutions. */
function isFree(
  index: StateIndex,
  { person, other }: { readonly person: FilePerson; readonly other: FilePerson | undefined },
): boolean {
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
    const isTheirs = !account.isRevoked || isNamed(index, { id: account.personId, name: person.name });
    return isTheirs ? [account.personId] : [];
  });
}

function named(
  index: StateIndex,
  {
    person,
    isSame,
  }: { readonly person: FilePerson; readonly isSame: (one: NameKeys, other: NameKeys) => boolean },
): readonly number[] {
  return person.rows.flatMap((row) =>
    (index.acting.get(row.code) ?? []).filter((id) =>
      isSame(index.keysOf(index.names.get(id) ?? ''), index.keysOf(row.name)),
    ),
  );
}

/** Whether somebody of the store is called so. */
export function isNamed(
  index: StateIndex,
  { id, name }: { readonly id: number; readonly name: string },
): boolean {
  const stored = index.names.get(id);
  return stored !== undefined && areSame(index.keysOf(stored), index.keysOf(name));
}

/**
 * Accounts of the file that are somebody else's in the store: another name, and nobody of the institutions that the file
 * names for it. Taking them over would rename that person and give them the seat, so it is a mistake to be told.
 */
export function accountsOfOthers(index: StateIndex, people: readonly FilePerson[]): readonly LineProblem[] {
  const seats = Map.groupBy(index.state.holdings, ({ personId }) => personId);
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
      const shown = codes.length === 0 ? owner : `${owner} (${codes.join(', ')})`;
      return [{ ...problemOf(person, account), owner: shown }];
    }),
  );
}

function problemOf(person: FilePerson, account: Account): LineProblem {
  const { platform, externalId } = account;
  const row = person.rows.find(
    (one) => externalId === (platform === 'telegram' ? one.telegramId : one.slackId),
  );
  const column = platform === 'telegram' ? ('telegram_id' as const) : ('slack_id' as const);
  return { line: row?.line ?? 0, reason: 'account-owned', column, value: externalId };
}

/** A row of the file with who it is in the store, as what, and what the store has of it. */
export interface Placed {
  readonly row: MemberRow;
  readonly person: FilePerson;
  readonly ref: PersonRef;
  readonly capacity: Capacity;
  /** All holdings of this person at this institution; normally one or none. */
  readonly held: readonly StoredHolding[];
}

/** The rows in the order of the file; of those of an institution the first is its holder. */
export function placeRows(
  index: StateIndex,
  {
    people,
    refs,
  }: { readonly people: readonly FilePerson[]; readonly refs: ReadonlyMap<FilePerson, PersonRef> },
): readonly Placed[] {
  const held = Map.groupBy(index.state.holdings, ({ code, personId }) => `${code}\n${personId}`);
  const places = people.flatMap((person) => person.rows.map((row) => ({ row, person })));
  const seen = new Set<string>();
  return places
    .sort((left, right) => left.row.line - right.row.line)
    .map(({ row, person }) => {
      const ref = refOf(refs, person);
      const capacity = seen.has(row.code) ? 'aide' : 'holder';
      seen.add(row.code);
      const holdings = ref.kind === 'stored' ? held.get(`${row.code}\n${ref.id}`) : undefined;
      return { row, person, ref, capacity, held: holdings ?? [] };
    });
}

/** By code, who stands first. */
export function officialsOf(people: readonly FilePerson[]): ReadonlyMap<string, FilePerson> {
  const first = new Map<string, { readonly line: number; readonly person: FilePerson }>();
  for (const person of people) {
    for (const { code, line } of person.rows) {
      const known = first.get(code);
      if (known === undefined || line < known.line) first.set(code, { line, person });
    }
  }
  return new Map([...first].map(([code, { person }]) => [code, person]));
}

/** Everybody of the store whom the file names. */
export function namedIn(placed: readonly Placed[]): ReadonlySet<number> {
  return new Set(placed.flatMap(({ ref }) => (ref.kind === 'stored' ? [ref.id] : [])));
}

/** Who a person of the file is. */
export function refOf(refs: ReadonlyMap<FilePerson, PersonRef>, person: FilePerson): PersonRef {
  const ref = refs.get(person);
  if (ref === undefined) throw new Error('a person of the file was not matched');
  return ref;
}

/** Whether a holding goes on as it is. */
export function isKept(place: Placed, holding: StoredHolding): boolean {
  return holding.capacity === place.capacity;
}
