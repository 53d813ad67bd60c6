import { cleanCell } from '../../../lib/table/clean.ts';
import { readTable, type TableRow } from '../../../lib/table/read.ts';
import { isSlackId, isTelegramId, readZone, unguardCell } from '../csv/cells.ts';
import { withOneCode } from '../csv/codes.ts';
import { contradictions } from '../csv/consistency.ts';
import { columnProblems, type Layout, layoutOf } from '../csv/header.ts';
import {
  type LineProblem,
  MEMBER_COLUMNS,
  type MemberColumn,
  type MemberRow,
  type MembersFile,
} from '../csv/types.ts';

/** Largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Most people a file may list. */
export const MAX_ROWS = 20_000;
/** Most characters of a cell, by column. */
const MAX_LENGTHS: Partial<Record<MemberColumn, number>> = { kode: 40, singkatan: 60 };
const MAX_LENGTH = 250;
const OPTIONAL: ReadonlySet<MemberColumn> = new Set(['telegram_id', 'slack_id']);
/** How an unknown position is written, because an empty cell is refused. */
export const NO_POSITION = '–';

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
  const problems = MEMBER_COLUMNS.flatMap((column) => cellProblem(column, values[column], line));
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
    nama: cell('nama'),
    jabatan: cell('jabatan'),
    telegram_id: cell('telegram_id'),
    slack_id: cell('slack_id'),
  };
}

function cellProblem(column: MemberColumn, value: string, line: number): LineProblem[] {
  if (value === '') return OPTIONAL.has(column) ? [] : [{ line, reason: 'empty-cell', column }];
  const found = (reason: LineProblem['reason']): LineProblem[] => [
    { line, reason, column, value: value.slice(0, 40) },
  ];
  if (value.length > (MAX_LENGTHS[column] ?? MAX_LENGTH)) return found('too-long');
  if (column === 'zona' && readZone(value) === undefined) return found('unknown-zone');
  if (column === 'telegram_id' && !isTelegramId(value)) return found('bad-telegram-id');
  if (column === 'slack_id' && !isSlackId(value)) return found('bad-slack-id');
  return [];
}
