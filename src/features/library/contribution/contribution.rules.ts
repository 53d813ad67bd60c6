import { Temporal } from 'temporal-polyfill';
import { type RestDays, workingDayFrom } from '../../../calendar/working-days.ts';
import type { ZoneId } from '../../../lib/zone.ts';
import { LIBRARY_KINDS, type LibraryKind } from '../types.ts';

/** A span of time: from a moment, to before another (epoch milliseconds). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A calendar year in a zone. */
export function yearSpan(year: number, zone: ZoneId): Span {
  const start = (of: number): number =>
    Temporal.PlainDate.from({ year: of, month: 1, day: 1 }).toZonedDateTime(zone).epochMilliseconds;
  return { from: start(year), to: start(year + 1) };
}

/** The year that it is in a zone. */
export function yearOf(now: number, zone: ZoneId): number {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).year;
}

const FIRST_YEAR = 2000;

/** Reads a year that has been; the present one where nothing was typed; undefined where it is none. */
export function readYear(words: string, present: number): number | undefined {
  if (words.trim() === '') return present;
  const year = Number(/^\d{4}$/.exec(words.trim())?.[0] ?? 0);
  return year >= FIRST_YEAR && year <= present ? year : undefined;
}

/** A half of a year. */
export interface HalfYear {
  /** `2026-2`. */
  readonly name: string;
  readonly half: 1 | 2;
  readonly year: number;
  readonly span: Span;
  /** From when on aides are reminded of what is missing: a month before its end, on a working day. */
  readonly remindAt: number;
}

/** The half-year of a moment. */
export function halfYearOf(
  now: number,
  { zone, rest }: { readonly zone: ZoneId; readonly rest: RestDays },
): HalfYear {
  const { year, month } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const half = month <= 6 ? 1 : 2;
  const first = Temporal.PlainDate.from({ year, month: half === 1 ? 1 : 7, day: 1 });
  const asked = workingDayFrom(first.add({ months: 5 }), { rest, towards: 'after' });
  return {
    ...{ name: `${year}-${half}`, half, year },
    span: {
      from: first.toZonedDateTime(zone).epochMilliseconds,
      to: first.add({ months: 6 }).toZonedDateTime(zone).epochMilliseconds,
    },
    remindAt: asked.toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).epochMilliseconds,
  };
}

const MOST_TARGET = 50;
const NONE = /^(?:tanpa|tidak|tidak ada|hapus|mati|none|off|-|0)$/i;

/** Reads how many entries an institution is to share in a half-year, 0 for no target; undefined where it is neither. */
export function readTarget(words: string): number | undefined {
  if (NONE.test(words.trim())) return 0;
  const target = Number(/^\d{1,2}$/.exec(words.trim())?.[0] ?? 0);
  return target >= 1 && target <= MOST_TARGET ? target : undefined;
}

/** What a list for reporting can have, in the order in which it stands there unless another is chosen. */
export const COLUMNS = [
  'number',
  'kind',
  'title',
  'summary',
  'institution',
  'topics',
  'regulation',
  'inForce',
  'form',
  'audience',
  'platform',
  'link',
  'published',
  'confirmed',
] as const;

/** A column of that list. */
export type Column = (typeof COLUMNS)[number];

/** How columns are typed. */
const WORDS: Readonly<Record<Column, RegExp>> = {
  number: /^(?:nomor|no|number)$/,
  kind: /^(?:jenis|kind)$/,
  title: /^(?:judul|title)$/,
  summary: /^(?:ringkasan|summary)$/,
  institution: /^(?:instansi|institution)$/,
  topics: /^(?:topik|topics?)$/,
  regulation: /^(?:peraturan|regulation)$/,
  inForce: /^(?:berlaku|in force)$/,
  form: /^(?:bentuk|form)$/,
  audience: /^(?:sasaran|audience)$/,
  platform: /^(?:platform|lms)$/,
  link: /^(?:tautan|link)$/,
  published: /^(?:terbit|tanggal terbit|published)$/,
  confirmed: /^(?:dipastikan|confirmed)$/,
};

const ALL = /^(?:semua|bawaan|all|default)$/i;

/** Reads columns as typed, `nomor, judul, instansi`, or all of them (`semua`); the words that are none are told. */
export function readColumns(
  words: string,
):
  | { readonly ok: true; readonly columns: readonly Column[] }
  | { readonly ok: false; readonly unknown: string } {
  if (ALL.test(words.trim())) return { ok: true, columns: COLUMNS };
  const parts = words
    .toLowerCase()
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const columns: Column[] = [];
  for (const part of parts) {
    const column = COLUMNS.find((one) => WORDS[one].test(part));
    if (column === undefined) return { ok: false, unknown: part };
    if (!columns.includes(column)) columns.push(column);
  }
  return columns.length === 0 ? { ok: false, unknown: words } : { ok: true, columns };
}

/** Columns as they are stored; all of them where nothing was chosen. */
export function storedColumns(stored: string): readonly Column[] {
  const chosen = stored.split(',').flatMap((name) => COLUMNS.filter((one) => one === name));
  return chosen.length === 0 ? COLUMNS : chosen;
}

/** Counts by kind. */
type Counts = Readonly<Record<LibraryKind, number>>;

/** How many there are of all kinds. */
export function totalOf(counts: Counts): number {
  return LIBRARY_KINDS.reduce((sum, kind) => sum + counts[kind], 0);
}

/** The counts of many together. */
export function sumOf(all: readonly { readonly counts: Counts }[]): Counts {
  const sum = (kind: LibraryKind): number => all.reduce((total, { counts }) => total + counts[kind], 0);
  return {
    ...{ policy: sum('policy'), teaching_material: sum('teaching_material') },
    good_practice: sum('good_practice'),
  };
}
