import { cleanCell } from '../../../lib/table/clean.ts';
import type { TableRow } from '../../../lib/table/read.ts';
import { type LineProblem, MEMBER_COLUMNS, type MemberColumn } from './types.ts';

/** Where the columns stand in a file. */
export interface Layout {
  readonly line: number;
  readonly positions: ReadonlyMap<MemberColumn, number>;
  readonly repeated: readonly MemberColumn[];
  /** Number of columns of the header, known or not. */
  readonly width: number;
}

/** Finds the known columns in a header, in any order and case; columns of other names are passed over. */
export function layoutOf(header: TableRow): Layout {
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
export function columnProblems(layout: Layout): readonly LineProblem[] {
  const missing = MEMBER_COLUMNS.filter((column) => !layout.positions.has(column));
  return [
    ...missing.map((column) => ({ line: layout.line, reason: 'missing-column' as const, column })),
    ...layout.repeated.map((column) => ({ line: layout.line, reason: 'repeated-column' as const, column })),
  ];
}
