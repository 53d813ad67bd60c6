import { stringify } from 'csv-stringify/sync';
import { createInstitutionIndex } from '../../../language/institutions/index.ts';
import {
  type LineProblem,
  type Placed,
  type RecordProblem,
  readRecords,
  repeatedIn,
} from '../../../lib/table/records.ts';
import { guardCell, unguardCell } from '../../members/import/file.rules.ts';
import { readDay } from '../days.rules.ts';

/** Columns of a file of hosts; a remark may be left out. */
const HISTORY_COLUMNS = ['ke', 'tanggal', 'instansi', 'keterangan'] as const;

type Column = (typeof HISTORY_COLUMNS)[number];

/** Longest remark, in characters. */
const MOST_NOTE = 200;

/** An institution as a file may name it. */
export interface KnownInstitution {
  readonly id: number;
  readonly code: string;
  readonly shortName: string;
  readonly officialName: string;
  readonly nicknames: readonly string[];
}

/** A host of a meeting that was held. */
export interface PastHost {
  /** The number of the meeting. */
  readonly number: number;
  /** Its day, an ISO date. */
  readonly date: string;
  readonly institutionId: number;
  readonly shortName: string;
  readonly note: string;
}

/** Why a line of a file is not taken, and what is meant. */
export type HistoryProblem = RecordProblem<HistoryReason>;

/** What may be wrong with a line. */
export type HistoryReason =
  | 'no-hosts'
  | 'bad-number'
  | 'bad-date'
  | 'future-date'
  | 'not-held'
  | 'unknown-institution'
  | 'long-note'
  | 'repeated-number'
  | 'before-earlier'
  | 'after-later';

/** What a file says, or everything that is wrong with it. */
export type HistoryFile =
  | { readonly ok: true; readonly hosts: readonly PastHost[] }
  | { readonly ok: false; readonly problems: readonly HistoryProblem[] };

/** What a file is read with. */
export interface HistoryContext {
  readonly institutions: readonly KnownInstitution[];
  /** ISO date. */
  readonly today: string;
  /** The lowest number of a meeting that is still to come, where there is one. */
  readonly firstToCome: number | undefined;
  /** Hosts that are kept already, by which the days of others are checked. */
  readonly kept: readonly Pick<PastHost, 'number' | 'date'>[];
}

/** Reads a file of past hosts, all or nothing; institutions are found by code, name or abbreviation. */
export function readHistory(
  content: Uint8Array,
  { institutions, today, firstToCome, kept }: HistoryContext,
): HistoryFile {
  const index = createInstitutionIndex(institutions);
  const byCode = new Map(institutions.map((one) => [one.code, one]));
  const find = (words: string): KnownInstitution | undefined => {
    const [best] = index.find(words, 1);
    return best?.certain === true ? byCode.get(best.code) : undefined;
  };
  const read = readRecords<Column, PastHost, HistoryReason>(content, {
    required: ['ke', 'tanggal', 'instansi'],
    none: 'no-hosts',
    read: (cell) => readHost(cell, { find, today, firstToCome }),
    together: (placed) => [
      ...repeatedIn(placed, { keyOf: ({ number }) => String(number), reason: 'repeated-number' }),
      ...disordered(placed, kept),
    ],
  });
  return read.ok ? { ok: true, hosts: read.items } : read;
}

interface HostContext extends Omit<HistoryContext, 'institutions' | 'kept'> {
  readonly find: (words: string) => KnownInstitution | undefined;
}

function readHost(
  cellOf: (column: Column) => string,
  { find, today, firstToCome }: HostContext,
): { readonly item: PastHost } | { readonly problems: readonly LineProblem<HistoryReason>[] } {
  const cell = (column: Column): string => unguardCell(cellOf(column));
  const written = cell('ke').replace(/^ke-?\s*/i, '');
  const number = /^[1-9]\d{0,3}$/.test(written) ? Number(written) : 0;
  const date = readDay(cell('tanggal'));
  const institution = cell('instansi') === '' ? undefined : find(cell('instansi'));
  const note = cell('keterangan').replace(/\s+/g, ' ');
  const because = (
    isSo: boolean,
    problem: LineProblem<HistoryReason>,
  ): readonly LineProblem<HistoryReason>[] => (isSo ? [problem] : []);
  const problems = [
    ...because(number === 0, { reason: 'bad-number', value: cell('ke') }),
    ...because(date === undefined, { reason: 'bad-date', value: cell('tanggal') }),
    ...because(date !== undefined && date > today, { reason: 'future-date', value: cell('tanggal') }),
    ...because(number >= (firstToCome ?? Infinity), { reason: 'not-held', value: String(number) }),
    ...because(institution === undefined, { reason: 'unknown-institution', value: cell('instansi') }),
    ...because(note.length > MOST_NOTE, { reason: 'long-note', value: String(MOST_NOTE) }),
  ];
  if (problems.length > 0 || date === undefined || institution === undefined) return { problems };
  const { id: institutionId, shortName } = institution;
  return { item: { number, date, institutionId, shortName, note } };
}

/** A later meeting has a later number: days that say otherwise, each once. */
function disordered(
  placed: readonly Placed<PastHost>[],
  kept: readonly Pick<PastHost, 'number' | 'date'>[],
): readonly HistoryProblem[] {
  const lines = new Map(placed.map(({ line, item }) => [item.number, { ...item, line }]));
  const others = kept.filter(({ number, date }) => date !== '' && !lines.has(number));
  const inOrder = [...others.map((one) => ({ ...one, line: undefined })), ...lines.values()].toSorted(
    (left, right) => left.number - right.number,
  );
  return inOrder.flatMap((own, index): readonly HistoryProblem[] => {
    const before = inOrder[index - 1];
    if (before === undefined || before.date <= own.date) return [];
    const named = ({ number, date }: typeof own): string => `${number} (${date})`;
    if (own.line !== undefined)
      return [{ line: own.line, reason: 'before-earlier', value: `${named(own)}, ${named(before)}` }];
    return before.line === undefined
      ? []
      : [{ line: before.line, reason: 'after-later', value: `${named(before)}, ${named(own)}` }];
  });
}

/** How a file differs from what is kept. */
export interface HistoryDiff {
  readonly added: readonly PastHost[];
  readonly changed: readonly PastHost[];
  readonly unchanged: number;
}

/** Compares a file with the hosts that are kept, by the number of the meeting. */
export function diffHistory(kept: readonly PastHost[], hosts: readonly PastHost[]): HistoryDiff {
  const byNumber = new Map(kept.map((one) => [one.number, one]));
  const isSame = (host: PastHost): boolean => {
    const own = byNumber.get(host.number);
    return (
      own !== undefined &&
      own.institutionId === host.institutionId &&
      own.date === host.date &&
      own.note === host.note
    );
  };
  return {
    added: hosts.filter(({ number }) => !byNumber.has(number)),
    changed: hosts.filter((host) => byNumber.has(host.number) && !isSame(host)),
    unchanged: hosts.filter(isSame).length,
  };
}

/** A past host as the history shows it; the number and the day as far as known. */
export interface HistoryEntry extends Omit<PastHost, 'number' | 'date'> {
  readonly number: number | undefined;
  readonly date: string | undefined;
}

/** Writes hosts as a file that `readHistory` reads: UTF-8 with a byte order mark, cells harmless to spreadsheets. */
export function writeHistory(hosts: readonly HistoryEntry[]): string {
  const rows = hosts.map(({ number, date, shortName, note }) => [number ?? '', date ?? '', shortName, note]);
  const cells = rows.map((row) => row.map((cell) => guardCell(String(cell))));
  return stringify([[...HISTORY_COLUMNS], ...cells], { bom: true, record_delimiter: 'windows' });
}
