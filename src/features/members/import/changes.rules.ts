import { areSame } from '../../../language/person-names.ts';
import type { MemberRow } from '../csv/types.ts';
import { accountChanges } from './accounts.ts';
import type { CutOffRules } from './cut-off.ts';
import type { StateIndex } from './match.rules.ts';
import type { FilePerson } from './people.rules.ts';
import { isKept, namedIn, type Placed } from './placing.ts';
import type {
  ChangedFact,
  ChangeKind,
  MemberChange,
  MembersState,
  PersonRef,
  StoredHolding,
} from './types.ts';

/** What is compared, for the plan and its lines. */
export interface Compared {
  readonly state: MembersState;
  readonly rows: readonly MemberRow[];
  readonly placed: readonly Placed[];
  readonly people: readonly FilePerson[];
  readonly refs: ReadonlyMap<FilePerson, PersonRef>;
  readonly index: StateIndex;
  readonly rules: CutOffRules;
}

/** What becomes of somebody at an institution; undefined when nothing does. */
export function changeOf(
  place: Placed,
  { index, rules }: Compared,
  formerNames: ReadonlyMap<string, string>,
): MemberChange | undefined {
  const { row, person, ref, capacity, held } = place;
  const about = { code: row.code, shortName: row.shortName, name: person.name, capacity };
  if (held.length === 0) return { kind: 'new', ...about, facts: [] };
  const kept = held.find((holding) => isKept(place, holding));
  const facts: ChangedFact[] = [];
  const storedName = ref.kind === 'stored' ? index.names.get(ref.id) : undefined;
  const formerName = storedName === person.name ? undefined : storedName;
  if (formerName !== undefined) {
    facts.push(areSame(index.keysOf(formerName), index.keysOf(person.name)) ? 'spelling' : 'name');
  }
  if (kept !== undefined && kept.position !== row.position) facts.push('position');
  const { added, revokedIds } = accountChanges(index, place, rules);
  if (added.length > 0) facts.push(revokedIds.length > 0 ? 'accountReplaced' : 'account');
  if (kept === undefined) facts.push('capacity');
  const formerInstitution = formerNames.get(row.code);
  if (formerInstitution !== undefined) facts.push('institution');
  return facts.length === 0 ? undefined : { kind: 'changed', ...about, formerName, formerInstitution, facts };
}

/** Somebody who does not act for an institution any more. */
export type Leaver = Pick<StoredHolding, 'code' | 'personId' | 'capacity'> & { readonly losesAll: boolean };

/** Who does not act for an institution any more, and whether nothing is left to them. */
export function leaversOf(
  state: MembersState,
  facts: {
    readonly ended: readonly StoredHolding[];
    readonly placed: readonly Placed[];
    readonly endedHoldingIds: readonly number[];
  },
): readonly Leaver[] {
  const staying = new Set(facts.placed.flatMap(({ held }) => held.map(({ id }) => id)));
  const ended = new Set(facts.endedHoldingIds);
  const remaining = new Set([
    ...namedIn(facts.placed),
    ...[...state.holdings, ...state.coming]
      .filter(({ id }) => !ended.has(id))
      .map(({ personId }) => personId),
  ]);
  return facts.ended
    .filter(({ id }) => !staying.has(id))
    .map(({ code, personId, capacity }) => ({
      code,
      personId,
      capacity,
      losesAll: !remaining.has(personId),
    }));
}

/** The line of somebody who leaves. */
export function endingOf(
  { code, personId, capacity, losesAll }: Leaver,
  { state, index, rows }: Compared,
): MemberChange {
  const roles = losesAll ? state.roles.filter((held) => held.personId === personId) : [];
  const shortName =
    rows.find((row) => row.code === code)?.shortName ??
    state.institutions.find((institution) => institution.code === code)?.shortName;
  return {
    kind: 'ended',
    code,
    shortName: shortName ?? code,
    name: index.names.get(personId) ?? '',
    capacity,
    facts: [],
    roles: roles.map(({ role }) => role),
  };
}

/** How many of each kind there are. */
export function countChanges(
  changes: readonly MemberChange[],
  rowCount: number,
): Readonly<Record<ChangeKind, number>> {
  const count = (kind: ChangeKind): number => changes.filter((change) => change.kind === kind).length;
  const added = count('new');
  const changed = count('changed');
  return { new: added, changed, ended: count('ended'), unchanged: rowCount - added - changed };
}
