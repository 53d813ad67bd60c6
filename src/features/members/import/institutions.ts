import type { MemberRow } from '../csv/types.ts';
import type { InstitutionFacts, MembersPlan, MembersState, StoredInstitution } from './types.ts';

/** What becomes of the institutions. */
export interface InstitutionChanges {
  /** New ones and those that change. */
  readonly written: readonly InstitutionFacts[];
  readonly seats: MembersPlan['seats'];
  /** Official names until now of those that were known by another name or zone, by code. */
  readonly formerNames: ReadonlyMap<string, string>;
}

/** Words before a title that say that the holder is a substitute; the seat's own title has none. */
const SUBSTITUTE = /^(?:plt|plh|pjs|pj|a\.n)\.?\s+/i;

/**
 * Compares the institutions of the file with those of the store. One that the file names is verified by it and belongs
 * again when it had left; a seat without a title gets the first holder's.
 */
export function institutionChanges(state: MembersState, rows: readonly MemberRow[]): InstitutionChanges {
  const stored = new Map(state.institutions.map((institution) => [institution.code, institution]));
  const firstRows = [...Map.groupBy(rows, (row) => row.code).values()].flatMap((group) => group.slice(0, 1));
  const compared = firstRows.map((row) => {
    const facts = factsOf(row);
    const known = stored.get(row.code);
    return { row, facts, known, isRenamed: known !== undefined && !isSame(known, facts) };
  });
  return {
    written: compared
      .filter(
        ({ known, isRenamed }) => known === undefined || isRenamed || !known.isVerified || known.hasLeft,
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
  };
}

function factsOf(row: MemberRow): InstitutionFacts {
  return { code: row.code, officialName: row.institution, shortName: row.shortName, timeZone: row.zone };
}

function isSame(known: StoredInstitution, facts: InstitutionFacts): boolean {
  return (
    known.officialName === facts.officialName &&
    known.shortName === facts.shortName &&
    known.timeZone === facts.timeZone
  );
}
