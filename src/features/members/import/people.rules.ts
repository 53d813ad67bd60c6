import { isSameName, spellingKey } from '../../../language/person-names.ts';
import { kindWord } from '../institution-kind.rules.ts';
import { accountKey } from '../people.rules.ts';
import type { Account } from '../types.ts';
import type { LineProblem, MemberColumn, MemberRow } from './types.ts';

/** A person of the file: the rows that are about them, and what these say together. */
export interface FilePerson {
  readonly name: string;
  readonly telegramId: string | undefined;
  readonly slackId: string | undefined;
  /** Undefined: no row says how letters address them. */
  readonly salutation: string | undefined;
  readonly rows: readonly MemberRow[];
}

/** Gathers the rows into people: rows that share an account, directly or through a third, are one person's. */
export function peopleOf(rows: readonly MemberRow[]): readonly FilePerson[] {
  const leaders = rows.map((_, index) => index);
  const leaderOf = (index: number): number => {
    let at = index;
    while (leaders[at] !== at) at = leaders[at] ?? at;
    return at;
  };
  const owners = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    for (const account of accountsOf(row)) {
      const owner = owners.get(accountKey(account));
      if (owner === undefined) owners.set(accountKey(account), index);
      else joinLeaders(leaders, [leaderOf(owner), leaderOf(index)]);
    }
  }
  const groups = Map.groupBy(rows.entries(), ([index]) => leaderOf(index));
  return [...groups.values()].map((entries) => personOf(entries.map(([, row]) => row)));
}

/** The accounts that a row or a person of the file names, Telegram first. */
export function accountsOf(from: {
  readonly telegramId: string | undefined;
  readonly slackId: string | undefined;
}): readonly Account[] {
  const { telegramId, slackId } = from;
  return [
    ...(telegramId === undefined ? [] : [{ platform: 'telegram' as const, externalId: telegramId }]),
    ...(slackId === undefined ? [] : [{ platform: 'slack' as const, externalId: slackId }]),
  ];
}

function joinLeaders(leaders: number[], pair: readonly [number, number]): void {
  leaders[Math.max(...pair)] = Math.min(...pair);
}

function personOf(rows: readonly MemberRow[]): FilePerson {
  return {
    name: rows[0]?.name ?? '',
    telegramId: rows.find((row) => row.telegramId !== undefined)?.telegramId,
    slackId: rows.find((row) => row.slackId !== undefined)?.slackId,
    salutation: rows.find((row) => row.salutation !== undefined)?.salutation,
    rows,
  };
}

/** How codes are compared: `TNI-AD`, `tni ad` and `TNI–AD` are one; a mark between digits tells codes apart (`1-1`, `11`). */
export function codeKey(code: string): string {
  const parts = code.split(/(?<=\p{N})[^\p{L}\p{N}]+(?=\p{N})/u);
  return parts.map(spellingKey).join('-') || code;
}

/**
 * Gives every institution one code: the one it has in the store, else the first way in which the file writes it.
 * @param known the codes of the store
 */
export function withOneCode(rows: readonly MemberRow[], known: readonly string[] = []): readonly MemberRow[] {
  const codes = new Map<string, string>();
  // Codes of the store that differ only in such marks stay different, and are found as they are written.
  const exact = new Set(known);
  for (const code of known) if (!codes.has(codeKey(code))) codes.set(codeKey(code), code);
  return rows.map((row) => {
    if (row.code === '' || exact.has(row.code)) return row;
    const key = codeKey(row.code);
    const code = codes.get(key) ?? row.code;
    codes.set(key, code);
    return code === row.code ? row : { ...row, code };
  });
}

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
  { column: 'urutan', of: (row) => row.order?.toString() ?? '', isSame: isSaidAlike },
  { column: 'jenis', of: ({ kind }) => (kind === undefined ? '' : kindWord(kind)), isSame: isSaidAlike },
];

/** What may be said in one line of several. */
function isSaidAlike(one: string, other: string): boolean {
  return one === other || one === '' || other === '';
}

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
