import { type FilePerson, peopleOf } from '../csv/people.ts';
import type { MemberRow } from '../csv/types.ts';
import type { Capacity } from '../types.ts';
import { accountChanges } from './accounts.ts';
import { settledPlans } from './coming.ts';
import { institutionChanges } from './institutions.ts';
import { indexState, matchPeople, type StateIndex } from './match.ts';
import { accountsOfOthers } from './ownership.ts';
import type {
  ChangedFact,
  ChangeKind,
  MemberChange,
  MembersDiff,
  MembersState,
  NewHolding,
  PersonRef,
  StoredHolding,
} from './types.ts';

/** A row of the file with who it is in the store, as what, and what the store has of it. */
interface Placed {
  readonly row: MemberRow;
  readonly person: FilePerson;
  readonly ref: PersonRef;
  readonly capacity: Capacity;
  /** All holdings of this person at this institution; normally one or none. */
  readonly held: readonly StoredHolding[];
}

/**
 * Compares a good members' file with the store. Of the rows of an institution the first is its holder, the others are
 * aides. Institutions that the file does not name stay as they are, and so do aides whom it does not name at all.
 */
export function diffMembers(state: MembersState, rows: readonly MemberRow[]): MembersDiff {
  const index = indexState(state);
  const people = peopleOf(rows);
  const refs = matchPeople(index, people);
  const placed = placeRows(state, people, refs);
  const institutions = institutionChanges(state, rows);
  const accounts = people.map((person) => accountChanges(index, person, refOf(refs, person)));
  const ended = endedHoldings(state, placed);
  const keeping = placed.map((place) => ({ place, kept: place.held.find((held) => isKept(place, held)) }));
  const given = keeping.flatMap(({ place, kept }) =>
    kept === undefined ? [{ ...place, code: place.row.code }] : [],
  );
  const changed = placed.map((place) => changeOf(place, index, institutions.renamedCodes));
  const changes = [
    ...changed.filter((change) => change !== undefined),
    ...endings(state, { ended, placed, index }),
  ];
  return {
    problems: accountsOfOthers(state, index, people),
    counts: countChanges(changes, placed.length),
    changes,
    plan: {
      institutions: institutions.written,
      seats: institutions.seats,
      newPeople: people.filter((person) => refOf(refs, person).kind === 'new').map(({ name }) => ({ name })),
      renamedPeople: renamings(index, people, refs),
      accounts: accounts.flatMap(({ added }) => added),
      revokedAccountIds: revokedIds(index, accounts),
      endedHoldingIds: [...ended, ...settledPlans(state, given)].map(({ id }) => id),
      newHoldings: given.map(holdingOf),
      newPositions: keeping.flatMap(({ place, kept }) =>
        kept === undefined || kept.position === place.row.position
          ? []
          : [{ holdingId: kept.id, position: place.row.position }],
      ),
    },
  };
}

function placeRows(
  state: MembersState,
  people: readonly FilePerson[],
  refs: ReadonlyMap<FilePerson, PersonRef>,
): readonly Placed[] {
  const held = Map.groupBy(state.holdings, ({ code, personId }) => `${code}\n${personId}`);
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

function refOf(refs: ReadonlyMap<FilePerson, PersonRef>, person: FilePerson): PersonRef {
  const ref = refs.get(person);
  if (ref === undefined) throw new Error('a person of the file was not matched');
  return ref;
}

function isKept(place: Placed, holding: StoredHolding): boolean {
  return holding.capacity === place.capacity;
}

function holdingOf({ row, ref, capacity }: Placed): NewHolding {
  return { code: row.code, person: ref, capacity, position: row.position };
}

/** At an institution of the file: a holder who is not named there any more, whoever is named elsewhere instead, another capacity. */
function endedHoldings(state: MembersState, placed: readonly Placed[]): readonly StoredHolding[] {
  const codes = new Set(placed.map(({ row }) => row.code));
  const named = new Set(placed.flatMap(({ ref }) => (ref.kind === 'stored' ? [ref.id] : [])));
  const kept = new Set(placed.flatMap((place) => place.held.find((held) => isKept(place, held))?.id ?? []));
  return state.holdings.filter(
    (holding) =>
      codes.has(holding.code) &&
      !kept.has(holding.id) &&
      (holding.capacity === 'holder' || named.has(holding.personId)),
  );
}

function renamings(
  index: StateIndex,
  people: readonly FilePerson[],
  refs: ReadonlyMap<FilePerson, PersonRef>,
): readonly { readonly id: number; readonly name: string }[] {
  return people.flatMap((person) => {
    const ref = refOf(refs, person);
    return ref.kind === 'stored' && index.names.get(ref.id) !== person.name
      ? [{ id: ref.id, name: person.name }]
      : [];
  });
}

/** An account that moves to another person of the file is not cut off, whatever its old owner's row says. */
function revokedIds(
  index: StateIndex,
  changes: readonly ReturnType<typeof accountChanges>[],
): readonly number[] {
  const moved = new Set(
    changes.flatMap(({ added }) =>
      added.map((account) => index.accounts.get(`${account.platform}:${account.externalId}`)?.id),
    ),
  );
  return changes.flatMap((change) => change.revokedIds).filter((id) => !moved.has(id));
}

function changeOf(
  place: Placed,
  index: StateIndex,
  renamedCodes: ReadonlySet<string>,
): MemberChange | undefined {
  const { row, person, ref, capacity, held } = place;
  const about = { code: row.code, shortName: row.shortName, name: person.name, capacity };
  if (held.length === 0) return { kind: 'new', ...about, facts: [] };
  const kept = held.find((holding) => isKept(place, holding));
  const facts: ChangedFact[] = [];
  const storedName = ref.kind === 'stored' ? index.names.get(ref.id) : undefined;
  const formerName = storedName === person.name ? undefined : storedName;
  if (formerName !== undefined) facts.push('name');
  if (kept !== undefined && kept.position !== row.position) facts.push('position');
  if (accountChanges(index, person, ref).added.length > 0) facts.push('account');
  if (kept === undefined) facts.push('capacity');
  if (renamedCodes.has(row.code)) facts.push('institution');
  return facts.length === 0 ? undefined : { kind: 'changed', ...about, formerName, facts };
}

function endings(
  state: MembersState,
  facts: {
    readonly ended: readonly StoredHolding[];
    readonly placed: readonly Placed[];
    readonly index: StateIndex;
  },
): readonly MemberChange[] {
  const staying = new Set(facts.placed.flatMap(({ held }) => held.map(({ id }) => id)));
  const shortNames = new Map(state.institutions.map(({ code, shortName }) => [code, shortName]));
  return facts.ended
    .filter(({ id }) => !staying.has(id))
    .map(({ code, personId, capacity }) => ({
      kind: 'ended',
      code,
      shortName: shortNames.get(code) ?? code,
      name: facts.index.names.get(personId) ?? '',
      capacity,
      facts: [],
    }));
}

function countChanges(
  changes: readonly MemberChange[],
  rowCount: number,
): Readonly<Record<ChangeKind, number>> {
  const count = (kind: ChangeKind): number => changes.filter((change) => change.kind === kind).length;
  const added = count('new');
  const changed = count('changed');
  return { new: added, changed, ended: count('ended'), unchanged: rowCount - added - changed };
}
