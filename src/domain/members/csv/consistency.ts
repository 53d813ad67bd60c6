import { type FilePerson, nameKey, peopleOf } from './people.ts';
import type { LineProblem, MemberColumn, MemberRow } from './types.ts';

/** Lines that contradict an earlier one: institutions told differently, an account of two people, a person twice. */
export function contradictions(rows: readonly MemberRow[]): readonly LineProblem[] {
  return [...institutionProblems(rows), ...accountProblems(rows), ...repeatedPeople(rows)];
}

const INSTITUTION_FACTS: readonly {
  readonly column: MemberColumn;
  readonly of: (row: MemberRow) => string;
}[] = [
  { column: 'instansi', of: (row) => row.institution },
  { column: 'singkatan', of: (row) => row.shortName },
  { column: 'zona', of: (row) => row.zone },
];

function institutionProblems(rows: readonly MemberRow[]): readonly LineProblem[] {
  const first = new Map<string, MemberRow>();
  return rows.flatMap((row) => {
    const known = first.get(row.code);
    if (row.code === '') return [];
    if (known === undefined) first.set(row.code, row);
    const differing = INSTITUTION_FACTS.filter(
      (fact) => known !== undefined && fact.of(row) !== fact.of(known),
    );
    return differing.map(({ column, of }) => ({
      line: row.line,
      reason: 'institution-differs' as const,
      column,
      value: of(row).slice(0, 40),
      otherLine: known?.line ?? row.line,
    }));
  });
}

/** An account belongs to one person, known by the name; a person has one account on a platform. */
function accountProblems(rows: readonly MemberRow[]): readonly LineProblem[] {
  return peopleOf(rows).flatMap((person) => {
    const stranger = person.rows.find((row) => !agrees(person, row));
    if (stranger === undefined) return [];
    const column = stranger.telegramId === undefined ? ('slack_id' as const) : ('telegram_id' as const);
    const value = stranger.telegramId ?? stranger.slackId ?? '';
    const otherLine = person.rows[0]?.line ?? stranger.line;
    return [{ line: stranger.line, reason: 'account-of-another' as const, column, value, otherLine }];
  });
}

function agrees(person: FilePerson, row: MemberRow): boolean {
  return (
    nameKey(person.name) === nameKey(row.name) &&
    (row.telegramId ?? person.telegramId) === person.telegramId &&
    (row.slackId ?? person.slackId) === person.slackId
  );
}

function repeatedPeople(rows: readonly MemberRow[]): readonly LineProblem[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const key = `${row.code}\n${nameKey(row.name)}`;
    const otherLine = seen.get(key);
    if (row.code === '' || row.name === '') return [];
    if (otherLine === undefined) seen.set(key, row.line);
    return otherLine === undefined
      ? []
      : [{ line: row.line, reason: 'person-repeated' as const, value: row.name.slice(0, 40), otherLine }];
  });
}
