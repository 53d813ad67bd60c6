import type { Correction } from '../../calendar/corrections.ts';
import type { Holiday } from '../../calendar/types.ts';
import { type LineProblem, type RecordProblem, readRecords, repeatedIn } from '../../lib/table/records.ts';
import { readDay } from '../rotation/days.rules.ts';

/** Columns of a file of holidays; the status may be left out, and marks an estimate. */
const HOLIDAY_COLUMNS = ['date', 'type', 'name', 'status'] as const;

type Column = (typeof HOLIDAY_COLUMNS)[number];

/** Longest name of a holiday, in characters. */
export const MOST_NAME = 120;
const YEARS = { first: 2020, last: 2100 };

const TYPES: Readonly<Record<string, Holiday['type']>> = {
  libur_nasional: 'national',
  cuti_bersama: 'joint-leave',
};

/** Why a line of a file is not taken, and what is meant. */
export type HolidayProblem = RecordProblem<HolidayReason>;

/** What may be wrong with a line. */
export type HolidayReason =
  | 'no-holidays'
  | 'bad-date'
  | 'far-date'
  | 'bad-type'
  | 'no-name'
  | 'long-name'
  | 'repeated';

/** What a file says, or everything that is wrong with it. */
export type HolidayFile =
  | { readonly ok: true; readonly holidays: readonly Holiday[] }
  | { readonly ok: false; readonly problems: readonly HolidayProblem[] };

/** Reads a file of holidays, all or nothing. */
export function readHolidayFile(content: Uint8Array): HolidayFile {
  const read = readRecords<Column, Holiday, HolidayReason>(content, {
    required: ['date', 'type', 'name'],
    none: 'no-holidays',
    read: readHoliday,
    together: (placed) => repeatedIn(placed, { keyOf: dayAndName, reason: 'repeated' }),
  });
  return read.ok ? { ok: true, holidays: read.items } : read;
}

const dayAndName = ({ date, name }: Holiday): string => `${date} ${name}`;

function readHoliday(
  cellOf: (column: Column) => string,
): { readonly item: Holiday } | { readonly problems: readonly LineProblem<HolidayReason>[] } {
  const cell = (column: Column): string => cellOf(column).replace(/\s+/g, ' ');
  const date = readDay(cell('date'));
  const type = TYPES[cell('type').toLowerCase()];
  const name = cell('name');
  const because = (
    isSo: boolean,
    problem: LineProblem<HolidayReason>,
  ): readonly LineProblem<HolidayReason>[] => (isSo ? [problem] : []);
  const problems = [
    ...because(date === undefined, { reason: 'bad-date', value: cell('date') }),
    ...because(date !== undefined && !isKnownYear(date), { reason: 'far-date', value: cell('date') }),
    ...because(type === undefined, { reason: 'bad-type', value: cell('type') }),
    ...because(name === '', { reason: 'no-name', value: '' }),
    ...because(name.length > MOST_NAME, { reason: 'long-name', value: String(MOST_NAME) }),
  ];
  if (problems.length > 0 || date === undefined || type === undefined) return { problems };
  return { item: { date, type, name, isEstimate: cell('status').toLowerCase().startsWith('perkiraan') } };
}

/** Whether a date (ISO) is of a year of which a calendar is kept. */
export function isKnownYear(date: string): boolean {
  const year = Number(date.slice(0, 4));
  return year >= YEARS.first && year <= YEARS.last;
}

/** What a file changes of a forum's calendar. */
export interface HolidayDiff {
  readonly added: readonly Holiday[];
  readonly removed: readonly Holiday[];
  readonly unchanged: number;
  /** Every day of the years that the file names, and what is to be said of them. */
  readonly dates: readonly string[];
  readonly corrections: readonly Correction[];
}

/** Takes a file as the whole list of each year that it names. */
export function diffHolidays(
  file: readonly Holiday[],
  { shipped, kept }: { readonly shipped: readonly Holiday[]; readonly kept: readonly Holiday[] },
): HolidayDiff {
  const years = new Set(file.map(({ date }) => date.slice(0, 4)));
  const ofYears = (list: readonly Holiday[]): readonly Holiday[] =>
    list.filter(({ date }) => years.has(date.slice(0, 4)));
  const before = ofYears(kept);
  const known = new Set(before.map(keyOf));
  const wanted = new Set(file.map(keyOf));
  const dates = [...new Set([...ofYears(shipped), ...before, ...file].map(({ date }) => date))].toSorted();
  const on = (list: readonly Holiday[], day: string): readonly Holiday[] =>
    list.filter(({ date }) => date === day);
  return {
    added: file.filter((one) => !known.has(keyOf(one))),
    removed: before.filter((one) => !wanted.has(keyOf(one))),
    unchanged: file.filter((one) => known.has(keyOf(one))).length,
    dates,
    corrections: dates.flatMap((date) =>
      correctionsOf(date, { shipped: on(shipped, date), wanted: on(file, date) }),
    ),
  };
}

/** What has to be said of a day so that these are its holidays; nothing where it is so already. */
export function correctionsOf(
  date: string,
  { shipped, wanted }: { readonly shipped: readonly Holiday[]; readonly wanted: readonly Holiday[] },
): readonly Correction[] {
  const isShipped = wanted.map(keyOf).toSorted().join() === shipped.map(keyOf).toSorted().join();
  if (isShipped) return [];
  if (wanted.length > 0) return wanted;
  const name = shipped.map((one) => one.name).join(', ');
  return [{ date, type: 'working', name, isEstimate: false }];
}

function keyOf({ date, type, name, isEstimate }: Holiday): string {
  return [date, type, name, isEstimate].join('\t');
}

/** A correction as it was typed. */
export interface TypedHoliday {
  readonly date: string;
  readonly rest: string;
}

const DAY =
  /^(?:\p{L}+,\s*)?(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+\p{L}{3,9}\s+\d{4})(?=\s|[,:;]|$)[\s,:;]*/u;

/** Reads the day at the beginning of words; undefined where there is none. */
export function readTypedDay(words: string): TypedHoliday | undefined {
  const [whole = '', written = ''] = DAY.exec(words.trim()) ?? [];
  const date = readDay(written.replace(/\s+/g, ' '));
  return date === undefined ? undefined : { date, rest: words.trim().slice(whole.length).trim() };
}

const JOINT_LEAVE = /^(?:cuti bersama|joint leave)\b/i;

/** What sort of holiday a name says. */
export function typeOfName(name: string): Holiday['type'] {
  return JOINT_LEAVE.test(name) ? 'joint-leave' : 'national';
}
