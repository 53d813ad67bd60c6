import type { Capacity } from '../../../model/actor.ts';
import type { MemberRow } from '../csv/types.ts';
import type { StateIndex } from './match.rules.ts';
import { accountKey, accountsOf, type FilePerson, type NamedAccount } from './people.rules.ts';
import type { CutOff, ImportChoices, MembersState, PersonRef } from './types.ts';

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
  isWithheld(person: FilePerson, account: NamedAccount): boolean;
}

/** The rules for a state and what was said about the file. */
export function cutOffRules(
  state: MembersState,
  index: StateIndex,
  { readmitted }: Pick<ImportChoices, 'readmitted'>,
): CutOffRules {
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
