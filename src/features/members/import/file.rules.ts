import { stringify } from 'csv-stringify/sync';
import { withoutAddress } from '../../../language/person-names.ts';
import { readSalutation } from '../../../language/salutation.ts';
import { readTable, type TableRow } from '../../../lib/table/read.ts';
import { cleanCell } from '../../../lib/text.ts';
import { isZone, zoneOfLabel } from '../../../lib/zone.ts';
import { kindByName, kindWord, readKind } from '../institution-kind.rules.ts';
import { contradictions, withOneCode } from './people.rules.ts';
import {
  type LineProblem,
  MEMBER_COLUMNS,
  type MemberColumn,
  type MemberRow,
  type MembersFile,
  REQUIRED_COLUMNS,
  type SeedInstitution,
} from './types.ts';

/** Largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Most people a file may list. */
const MAX_ROWS = 20_000;
/** Most characters of a cell, by column. */
const MAX_LENGTHS: Partial<Record<MemberColumn, number>> = { kode: 40, singkatan: 60 };
const MAX_LENGTH = 250;
/** Cells that may be empty: they say nothing then. */
const OPTIONAL: ReadonlySet<MemberColumn> = new Set(['telegram_id', 'slack_id', 'urutan', 'jenis', 'sapaan']);
/** How an unknown position is written, because an empty cell is refused. */
const NO_POSITION = '–';

/**
 * Reads a members' file (contract: CSV). All or nothing: one bad line makes it bad, and each is named.
 * @param content the file as it is on disk, in any encoding that `readTable` knows
 */
export function parseMembers(content: Uint8Array): MembersFile {
  if (content.byteLength > MAX_FILE_BYTES) return bad([{ line: 1, reason: 'too-large' }]);
  const table = readTable(content);
  if (!table.ok)
    return bad([{ line: table.line, reason: table.reason === 'empty' ? 'empty-file' : table.reason }]);
  const layout = layoutOf(table.header);
  const missing = columnProblems(layout);
  if (missing.length > 0) return bad(missing);
  if (table.rows.length > MAX_ROWS) {
    return bad([{ line: table.rows[MAX_ROWS]?.line ?? 1, reason: 'too-many-rows', value: String(MAX_ROWS) }]);
  }
  if (table.rows.length === 0) return bad([{ line: table.header.line, reason: 'empty-file' }]);
  const read = table.rows.map((row) => readRow(row, layout));
  const rows = withOneCode(read.map(({ row }) => row));
  const problems = [...read.flatMap((line) => line.problems), ...contradictions(rows)];
  return problems.length > 0 ? bad(problems) : { ok: true, rows };
}

function bad(problems: readonly LineProblem[]): MembersFile {
  return { ok: false, problems: [...problems].sort((left, right) => left.line - right.line) };
}

function readRow(
  { line, cells }: TableRow,
  layout: Layout,
): { readonly row: MemberRow; readonly problems: readonly LineProblem[] } {
  const values = valuesOf(cells, layout);
  const problems = MEMBER_COLUMNS.flatMap((column) => cellProblem({ column, value: values[column], line }));
  if (cells.slice(layout.width).some((cell) => cell.trim() !== '')) {
    problems.push({ line, reason: 'too-many-cells' });
  }
  const row: MemberRow = {
    line,
    code: values.kode,
    institution: values.instansi,
    shortName: values.singkatan,
    zone: readZone(values.zona) ?? '',
    name: values.nama,
    position: values.jabatan === NO_POSITION ? '' : values.jabatan,
    telegramId: values.telegram_id === '' ? undefined : values.telegram_id,
    slackId: values.slack_id === '' ? undefined : values.slack_id,
    order: readOrder(values.urutan),
    kind: readKind(values.jenis),
    salutation: readSalutation(values.sapaan),
  };
  return { row, problems };
}

function valuesOf(cells: readonly string[], layout: Layout): Readonly<Record<MemberColumn, string>> {
  const cell = (column: MemberColumn): string =>
    unguardCell(cleanCell(cells[layout.positions.get(column) ?? -1] ?? ''));
  return {
    // Composed again: capitals of composed letters may come apart, and the same code must be one.
    kode: cell('kode').toUpperCase().normalize('NFC'),
    instansi: cell('instansi'),
    singkatan: cell('singkatan'),
    zona: cell('zona'),
    nama: withoutAddress(cell('nama')),
    jabatan: cell('jabatan'),
    telegram_id: cell('telegram_id'),
    slack_id: cell('slack_id'),
    urutan: cell('urutan'),
    jenis: cell('jenis'),
    sapaan: cell('sapaan'),
  };
}

function cellProblem({
  column,
  value,
  line,
}: {
  readonly column: MemberColumn;
  readonly value: string;
  readonly line: number;
}): LineProblem[] {
  if (value === '') return OPTIONAL.has(column) ? [] : [{ line, reason: 'empty-cell', column }];
  const found = (reason: LineProblem['reason']): LineProblem[] => [
    { line, reason, column, value: value.slice(0, 40) },
  ];
  if (value.length > (MAX_LENGTHS[column] ?? MAX_LENGTH)) return found('too-long');
  if (column === 'zona' && readZone(value) === undefined) return found('unknown-zone');
  if (column === 'telegram_id' && !isTelegramId(value)) return found('bad-telegram-id');
  if (column === 'slack_id' && !isSlackId(value)) return found('bad-slack-id');
  if (column === 'urutan' && readOrder(value) === undefined) return found('bad-order');
  if (column === 'jenis' && readKind(value) === undefined) return found('unknown-kind');
  if (column === 'sapaan' && readSalutation(value) === undefined) return found('bad-salutation');
  return [];
}

/** Where the columns stand in a file. */
export interface Layout {
  readonly line: number;
  readonly positions: ReadonlyMap<MemberColumn, number>;
  readonly repeated: readonly MemberColumn[];
  /** Number of columns of the header, known or not. */
  readonly width: number;
}

/** Finds the known columns in a header, in any order and case; columns of other names are passed over. */
function layoutOf(header: TableRow): Layout {
  const names = header.cells.map((cell) => cleanCell(cell).toLowerCase());
  const positions = new Map<MemberColumn, number>();
  const repeated: MemberColumn[] = [];
  for (const column of MEMBER_COLUMNS) {
    const position = names.indexOf(column);
    if (position >= 0) positions.set(column, position);
    if (names.indexOf(column, position + 1) > position && position >= 0) repeated.push(column);
  }
  return { line: header.line, positions, repeated, width: names.length };
}

/** Columns that a header lacks or has twice. */
function columnProblems(layout: Layout): readonly LineProblem[] {
  const missing = REQUIRED_COLUMNS.filter((column) => !layout.positions.has(column));
  return [
    ...missing.map((column) => ({ line: layout.line, reason: 'missing-column' as const, column })),
    ...layout.repeated.map((column) => ({ line: layout.line, reason: 'repeated-column' as const, column })),
  ];
}

/** An institution's place in a list, from 1 to 9999; undefined for other words. */
function readOrder(text: string): number | undefined {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
}

const LARGEST_TELEGRAM_ID = 2n ** 63n - 1n;
/**
 * What a spreadsheet would take for a formula, in narrow and full-width signs: at the beginning, and after a semicolon, a
 * tab or a line's end, where one that separates cells by them begins the next.
 */
const FORMULA = /(^|[;\t\r\n])(\s*)(?='*[=+\-@＝＋－＠])/g;
const GUARDED = /(^|[;\t\r\n])(\s*)'(?='*[=+\-@＝＋－＠])/g;

/** A cell that no spreadsheet runs as a formula: an apostrophe stands before each text that it would take for one. */
export function guardCell(cell: string): string {
  return cell.replace(FORMULA, "$1$2'");
}

/** Takes away the apostrophes of `guardCell`. */
export function unguardCell(cell: string): string {
  return cell.replace(GUARDED, '$1$2');
}

/** The IANA id meant by `WIB`, `WITA`, `WIT` or an IANA name in any case; undefined when there is no such zone. */
export function readZone(text: string): string | undefined {
  const labelled = zoneOfLabel(text);
  if (labelled !== undefined) return labelled;
  if (!/^[A-Za-z]/.test(text) || !isZone(text)) return undefined;
  return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
}

/** Whether a text is a Telegram user's id: digits, a positive number of 64 bits. */
function isTelegramId(text: string): boolean {
  return /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= LARGEST_TELEGRAM_ID;
}

/** Whether a text is a Slack member's id: U or W, then capitals and digits. */
function isSlackId(text: string): boolean {
  return /^[UW][A-Z0-9]{1,40}$/.test(text);
}

/**
 * Writes a members' file that `parseMembers` reads back to the same rows: UTF-8 with a byte order mark, so that Excel
 * reads the letters, commas, quotation marks, CRLF; cells that a spreadsheet would run as a formula are written harmless.
 */
export function writeMembers(rows: readonly Omit<MemberRow, 'line'>[]): string {
  const records = rows.map((row) => [
    row.code,
    row.institution,
    row.shortName,
    row.zone,
    row.name,
    row.position === '' ? NO_POSITION : row.position,
    row.telegramId ?? '',
    row.slackId ?? '',
    row.order?.toString() ?? '',
    row.kind === undefined ? '' : kindWord(row.kind),
    row.salutation ?? '',
  ]);
  const lines = stringify(
    records.map((cells) => cells.map(guardCell)),
    { quoted: true, record_delimiter: 'windows' },
  );
  return `\ufeff${MEMBER_COLUMNS.join(',')}\r\n${lines}`;
}

/** Reads the list of institutions that ships with the bot (`data/institutions.csv`). Throws when it has not its columns. */
export function readInstitutions(content: Uint8Array): readonly SeedInstitution[] {
  const table = readTable(content);
  if (!table.ok) throw new Error(`institutions.csv cannot be read: ${table.reason}`);
  const columns = table.header.cells;
  return table.rows.map(({ cells }) => {
    const cell = (column: string): string => cleanCell(cells[columns.indexOf(column)] ?? '');
    const names = { officialName: cell('official_name'), shortName: cell('short_name') };
    return {
      code: cell('code'),
      ...names,
      kind: readKind(cell('kind')) ?? kindByName(names),
      timeZone: cell('time_zone'),
      title: cell('secretary_title'),
      verified: cell('verified') === 'ya',
    };
  });
}
