import type { Capacity } from '../../../model/actor.ts';
import { accountKey } from '../people.rules.ts';
import type { Account } from '../types.ts';
import { isNamed, namedIn, type Placed, type StateIndex } from './match.rules.ts';
import { accountsOf, type FilePerson } from './people.rules.ts';
import type { CutOff, ImportChoices, MemberRow, OfficeQuestion, PersonRef } from './types.ts';

/**
 * The seats for which the file has another official than the store: a change of office, a corrected name and a file in another
 * order look the same there, and only a human being knows. Whoever stands at another institution in the file moves, which needs
 * no question.
 */
export function officeQuestions(
  index: StateIndex,
  { placed, decisions }: Pick<ImportChoices, 'decisions'> & { readonly placed: readonly Placed[] },
): readonly OfficeQuestion[] {
  const named = namedIn(placed);
  const officials = placed.filter(({ capacity }) => capacity === 'holder');
  const staying = Map.groupBy(placed, ({ row }) => row.code);
  return officials.flatMap(({ row, person, ref }) => {
    const holders = index.holders.get(row.code) ?? [];
    const isHolder = ref.kind === 'stored' && holders.includes(ref.id);
    const isRenamed = isHolder && !isNamed(index, { id: ref.id, name: person.name });
    const leaving = holders.filter((id) => !named.has(id));
    const demoted = isHolder ? [] : holders.filter((id) => isAmong(staying.get(row.code) ?? [], id));
    if (!isRenamed && leaving.length === 0 && demoted.length === 0) return [];
    const former = isRenamed ? [ref.id] : [...leaving, ...demoted];
    const decision = decisions.get(row.code);
    const canBeSame = isRenamed || (ref.kind === 'new' && leaving.length === 1 && demoted.length === 0);
    return [
      {
        ...{ line: row.line, code: row.code, shortName: row.shortName, name: person.name, canBeSame },
        formerName: former.map((id) => index.names.get(id) ?? '').join(', '),
        becomesAide: demoted.length > 0,
        isOpen: decision !== 'change' && !(decision === 'same' && isRenamed),
      },
    ];
  });
}

function isAmong(placed: readonly Placed[], id: number): boolean {
  return placed.some(({ ref }) => ref.kind === 'stored' && ref.id === id);
}

/** A row of the file, and who it is in the store. */
interface Row {
  readonly row: MemberRow;
  readonly person: FilePerson;
  readonly ref: PersonRef;
  readonly capacity: Capacity;
}

/**
 * What an old file would bring back: people who were removed or left, and accounts that were cut off. They stay so
 * unless whoever imports says otherwise.
 */
export interface CutOffRules {
  /** Whether a row is left out: nobody else holds the seat, so that there is nothing to ask. */
  isLeftOut(place: Row): boolean;
  /** Whether an account is not given to somebody. */
  isWithheld(person: FilePerson, account: Account): boolean;
}

/** The rules for a state and what was said about the file. */
export function cutOffRules(
  index: StateIndex,
  { readmitted }: Pick<ImportChoices, 'readmitted'>,
): CutOffRules {
  const { state } = index;
  const present = new Set([
    ...[...state.holdings, ...state.coming, ...state.roles].map(({ personId }) => personId),
    ...state.accounts.filter((account) => !account.isRevoked).map(({ personId }) => personId),
  ]);
  const gone = new Set([...state.former, ...state.accounts].map(({ personId }) => personId));
  return {
    isLeftOut: ({ row, ref, capacity }) => {
      if (ref.kind === 'new' || present.has(ref.id) || !gone.has(ref.id)) return false;
      return !readmitted.has(row.code) && !(capacity === 'holder' && index.holders.has(row.code));
    },
    isWithheld: (person, account) =>
      index.accounts.get(accountKey(account))?.isRevoked === true &&
      !person.rows.some(({ code }) => readmitted.has(code)),
  };
}

/** Tells what is not brought back: each person who is left out, each account of those who are not. */
export function describeCutOff(
  rules: CutOffRules,
  { left, placed }: { readonly left: readonly Row[]; readonly placed: readonly Row[] },
): readonly CutOff[] {
  const about = ({ row, person, capacity }: Row): Omit<CutOff, 'account'> => ({
    ...{ line: row.line, code: row.code, shortName: row.shortName, name: person.name },
    capacity,
  });
  const accounts = placed.flatMap((place) =>
    accountsOf(place.row)
      .filter((account) => rules.isWithheld(place.person, account))
      .map((account) => ({ ...about(place), account })),
  );
  const people = left.map((place) => ({ ...about(place), account: undefined }));
  return [...people, ...accounts].sort((one, other) => one.line - other.line);
}
