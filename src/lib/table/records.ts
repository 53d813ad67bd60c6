import { readTable, type TableRow } from './read.ts';

/** Why a file, or a line of it, is not taken, and what is meant. */
export interface RecordProblem<Reason extends string> {
  /** From 1. */
  readonly line: number;
  readonly reason: Reason | FileReason;
  readonly value: string;
}

type FileReason = 'unreadable' | 'missing-column';

/** What a line holds, with its place in the file. */
export interface Placed<Item> {
  readonly line: number;
  readonly item: Item;
}

/** What a file holds, or everything that is wrong with it. */
export type Records<Item, Reason extends string> =
  | { readonly ok: true; readonly items: readonly Item[] }
  | { readonly ok: false; readonly problems: readonly RecordProblem<Reason>[] };

/** Something that is wrong with a line; its number is added where it is read. */
export type LineProblem<Reason extends string> = Pick<RecordProblem<Reason>, 'reason' | 'value'>;

/** How a kind of file is read. */
export interface RecordForm<Column extends string, Item, Reason extends string> {
  /** Columns that must be there. */
  readonly required: readonly Column[];
  /** What is said of a file without lines. */
  readonly none: Reason;
  /** Reads one line; a column that is not there is empty. */
  read(
    cell: (column: Column) => string,
    has: (column: Column) => boolean,
  ): { readonly item: Item } | { readonly problems: readonly LineProblem<Reason>[] };
  /** Looks at all lines that could be read. */
  together?(placed: readonly Placed<Item>[]): readonly RecordProblem<Reason>[];
}

/** Reads a file line by line, all or nothing: every problem is named. Columns are in any order. */
export function readRecords<Column extends string, Item, Reason extends string>(
  content: Uint8Array,
  form: RecordForm<Column, Item, Reason>,
): Records<Item, Reason> {
  const bad = (problems: readonly RecordProblem<Reason>[]): Records<Item, Reason> => ({
    ok: false,
    problems,
  });
  const table = readTable(content);
  if (!table.ok) return bad([{ line: table.line, reason: 'unreadable', value: table.reason }]);
  const { line } = table.header;
  const names = table.header.cells.map((cell) => cell.trim().toLowerCase());
  const missing = form.required.filter((column) => !names.includes(column));
  if (missing.length > 0) return bad(missing.map((value) => ({ line, reason: 'missing-column', value })));
  if (table.rows.length === 0) return bad([{ line, reason: form.none, value: '' }]);
  const rows = table.rows.map((row) => readRow(row, { names, form }));
  const placed = rows.flatMap((row) => ('item' in row ? [row] : []));
  const problems = rows.flatMap((row) => ('item' in row ? [] : row.problems));
  const all = [...problems, ...(form.together?.(placed) ?? [])];
  return all.length > 0 ? bad(all) : { ok: true, items: placed.map(({ item }) => item) };
}

/** What is named twice, from the second time on. */
export function repeatedIn<Item, Reason extends string>(
  placed: readonly Placed<Item>[],
  {
    keyOf,
    reason,
    nameOf = keyOf,
  }: {
    readonly keyOf: (item: Item) => string;
    readonly reason: Reason;
    /** What is said of it; its key unless given. */
    readonly nameOf?: (item: Item) => string;
  },
): readonly RecordProblem<Reason>[] {
  const seen = new Set<string>();
  return placed.flatMap(({ line, item }) => {
    const key = keyOf(item);
    if (seen.has(key)) return [{ line, reason, value: nameOf(item) }];
    seen.add(key);
    return [];
  });
}

function readRow<Column extends string, Item, Reason extends string>(
  { line, cells }: TableRow,
  { names, form }: { readonly names: readonly string[]; readonly form: RecordForm<Column, Item, Reason> },
): Placed<Item> | { readonly problems: readonly RecordProblem<Reason>[] } {
  const read = form.read(
    (column) => (cells[names.indexOf(column)] ?? '').trim(),
    (column) => names.includes(column),
  );
  return 'item' in read
    ? { line, item: read.item }
    : { problems: read.problems.map((problem) => ({ line, ...problem })) };
}
