import { isSameName, spellingKey } from '../../../language/person-names.ts';
import { type FilePerson, peopleOf } from '../import/people.rules.ts';
import type { LineProblem, MemberColumn, MemberRow } from './types.ts';

/** Lines that contradict an earlier one: institutions told differently, an account of two people, a person twice. */
export function contradictions(rows: readonly MemberRow[]): readonly LineProblem[] {
  return [...institutionProblems(rows), ...accountProblems(rows), ...repeatedPeople(rows)];
}

const INSTITUTION_FACTS: readonly {
  readonly column: MemberColumn;
  readonly of: (row: MemberRow) => string;
  readonly isSame: (one: string, other: string) => boolean;
}[] = [
  { column: 'instansi', of: (row) => row.institution, isSame: isSpelledAlike },
  { column: 'singkatan', of: (row) => row.shortName, isSame: isSpelledAlike },
  { column: 'zona', of: (row) => row.zone, isSame: (one, other) => one === other },
];

/** What is only written in another way; the first line's way is taken. */
function isSpelledAlike(one: string, other: string): boolean {
  return one === other || (spellingKey(one) !== '' && spellingKey(one) === spellingKey(other));
}

function institutionProblems(rows: readonly MemberRow[]): readonly LineProblem[] {
  const first = new Map<string, MemberRow>();
  return rows.flatMap((row) => {
    const known = first.get(row.code);
    if (row.code === '') return [];
    if (known === undefined) first.set(row.code, row);
    const differing = INSTITUTION_FACTS.filter(
      (fact) => known !== undefined && !fact.isSame(fact.of(row), fact.of(known)),
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
    (person.name === row.name || isSameName(person.name, row.name)) &&
    (row.telegramId ?? person.telegramId) === person.telegramId &&
    (row.slackId ?? person.slackId) === person.slackId
  );
}

function repeatedPeople(rows: readonly MemberRow[]): readonly LineProblem[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const key = `${row.code}\n${spellingKey(row.name) || row.name}`;
    const otherLine = seen.get(key);
    if (row.code === '' || row.name === '') return [];
    if (otherLine === undefined) seen.set(key, row.line);
    return otherLine === undefined
      ? []
      : [{ line: row.line, reason: 'person-repeated' as const, value: row.name.slice(0, 40), otherLine }];
  });
}
