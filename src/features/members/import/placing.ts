import type { Capacity } from '../../../model/actor.ts';
import type { MemberRow } from '../csv/types.ts';
import type { FilePerson } from './people.rules.ts';
import type { MembersState, PersonRef, StoredHolding } from './types.ts';

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
