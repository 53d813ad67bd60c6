import { areSame } from '../../../language/person-names.ts';
import type { Capacity } from '../../../model/actor.ts';
import { kindByName, shownName } from '../institution-kind.rules.ts';
import { accountKey } from '../people.rules.ts';
import { isKept, namedIn, type Placed, type StateIndex } from './match.rules.ts';
import { accountsOf, type FilePerson } from './people.rules.ts';
import type { CutOffRules } from './questions.rules.ts';
import type {
  ChangedFact,
  ChangeKind,
  InstitutionFacts,
  MemberChange,
  MemberRow,
  MembersPlan,
  MembersState,
  PersonRef,
  StoredHolding,
  StoredInstitution,
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
  { index, rules, formerNames, moved }: Compared & Pick<InstitutionChanges, 'formerNames' | 'moved'>,
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
  if (newSalutation(index, place) !== undefined) facts.push('salutation');
  if (kept !== undefined && kept.position !== row.position) facts.push('position');
  const { added, revokedIds } = accountChanges(index, { ...place, rules });
  if (added.length > 0) facts.push(revokedIds.length > 0 ? 'accountReplaced' : 'account');
  if (kept === undefined) facts.push('capacity');
  const formerInstitution = formerNames.get(row.code);
  if (formerInstitution !== undefined) facts.push('institution');
  if (moved.has(row.code)) facts.push('place');
  return facts.length === 0 ? undefined : { kind: 'changed', ...about, formerName, formerInstitution, facts };
}

/** How somebody who is known begins to be addressed; undefined where the file says nothing new of it. */
export function newSalutation(
  index: StateIndex,
  { person, ref }: { readonly person: FilePerson; readonly ref: PersonRef },
): string | undefined {
  const { salutation } = person;
  return ref.kind === 'new' || index.salutations.get(ref.id) === salutation ? undefined : salutation;
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

/** What becomes of a person's accounts. */
export interface AccountChanges {
  readonly added: MembersPlan['accounts'];
  readonly revokedIds: readonly number[];
}

/**
 * Compares the accounts that the file names with those of the store. An account that begins to be this person's cuts
 * off the ones that they had on the same platform (another phone); a cell left empty says nothing, and neither does an
 * account that was cut off before.
 */
export function accountChanges(
  index: StateIndex,
  {
    person,
    ref,
    rules,
  }: {
    readonly person: FilePerson;
    readonly ref: PersonRef;
    readonly rules: Pick<CutOffRules, 'isWithheld'>;
  },
): AccountChanges {
  const own = ref.kind === 'stored' ? (index.accountsOf.get(ref.id) ?? []) : [];
  const active = own.filter((account) => !account.isRevoked);
  const added = accountsOf(person).filter(
    (named) =>
      !rules.isWithheld(person, named) &&
      !active.some((account) => accountKey(account) === accountKey(named)),
  );
  const revoked = active.filter((account) => added.some(({ platform }) => platform === account.platform));
  return {
    added: added.map((account) => ({
      person: ref,
      ...account,
      before: index.accounts.get(accountKey(account)),
    })),
    revokedIds: revoked.map((account) => account.id),
  };
}

/** What becomes of the institutions. */
export interface InstitutionChanges {
  /** New ones and those that change. */
  readonly written: readonly InstitutionFacts[];
  readonly seats: MembersPlan['seats'];
  /** Official names until now of those that were known by another name or zone, by code. */
  readonly formerNames: ReadonlyMap<string, string>;
  /** Codes of those that stand elsewhere in lists from now on. */
  readonly moved: ReadonlySet<string>;
}

/** Words before a title that say that the holder is a substitute; the seat's own title has none. */
const SUBSTITUTE = /^(?:plt|plh|pjs|pj|a\.n)\.?\s+/i;

/**
 * Compares the institutions of the file with those of the store. One that the file names is verified by it and belongs
 * again when it had left; a seat without a title gets the first holder's.
 */
export function institutionChanges(state: MembersState, rows: readonly MemberRow[]): InstitutionChanges {
  const stored = new Map(state.institutions.map((institution) => [institution.code, institution]));
  const compared = [...Map.groupBy(rows, (row) => row.code).values()].flatMap(([row, ...others]) => {
    if (row === undefined) return [];
    const known = stored.get(row.code);
    const facts = factsOf([row, ...others], known);
    const isRenamed = known !== undefined && !isSame(known, facts);
    const isMoved = known !== undefined && (known.kind !== facts.kind || known.order !== facts.order);
    return [{ row, facts, known, isRenamed, isMoved }];
  });
  return {
    written: compared
      .filter(
        ({ known, isRenamed, isMoved }) =>
          known === undefined || isRenamed || isMoved || !known.isVerified || known.hasLeft,
      )
      .map(({ facts }) => facts),
    seats: compared.flatMap(({ row, known }) => {
      const title = row.position.replace(SUBSTITUTE, '');
      const isWanting = known?.seatTitle === undefined || (known.seatTitle === '' && title !== '');
      return isWanting ? [{ code: row.code, title }] : [];
    }),
    formerNames: new Map(
      compared.flatMap(({ row, known, isRenamed }) =>
        isRenamed && known !== undefined ? [[row.code, known.officialName] as const] : [],
      ),
    ),
    moved: new Set(compared.flatMap(({ row, isMoved }) => (isMoved ? [row.code] : []))),
  };
}

/** What the lines of an institution say of it; where none names its kind, the store or else its name does. */
function factsOf(
  [row, ...others]: readonly [MemberRow, ...MemberRow[]],
  known: StoredInstitution | undefined,
): InstitutionFacts {
  const said = [row, ...others];
  const names = { officialName: row.institution, shortName: row.shortName };
  const kind = said.find((one) => one.kind !== undefined)?.kind ?? known?.kind ?? kindByName(names);
  return {
    ...{ ...names, code: row.code, timeZone: row.zone, kind, shortName: shownName({ kind, ...names }) },
    order: said.find(({ order }) => order !== undefined)?.order ?? known?.order,
  };
}

function isSame(known: StoredInstitution, facts: InstitutionFacts): boolean {
  return (
    known.officialName === facts.officialName &&
    known.shortName === facts.shortName &&
    known.timeZone === facts.timeZone
  );
}

/** A seat that a file gives to somebody now. */
interface Given {
  readonly code: string;
  readonly ref: PersonRef;
  readonly capacity: Capacity;
}

/**
 * Holdings planned for later that are settled by what the file says of today: the same person acts for the institution at
 * once, or somebody new is its holder. A file that only repeats the present leaves what is planned alone.
 */
export function settledPlans(state: MembersState, given: readonly Given[]): readonly StoredHolding[] {
  return state.coming.filter((holding) =>
    given.some(
      ({ code, ref, capacity }) =>
        code === holding.code &&
        ((ref.kind === 'stored' && ref.id === holding.personId) ||
          (capacity === 'holder' && holding.capacity === 'holder')),
    ),
  );
}
