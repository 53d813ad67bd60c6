import { parse } from 'csv-parse/sync';
import { decodeText } from './decode.ts';

/** A record of a table: its cells as written and the line of the file on which it begins, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table, or the line at which it cannot be read on: an opening quote without its closing one. */
export type TableResult =
  | { readonly ok: true; readonly header: TableRow; readonly rows: readonly TableRow[] }
  | { readonly ok: false; readonly line: number; readonly reason: 'empty' | 'unclosed-quote' };

const DELIMITERS = [';', '\t', ','];

/**
 * Reads CSV or TSV in any usual encoding. The delimiter is the one that the first line has most of: comma,
 * semicolon (Excel with Indonesian settings) or tab; Excel's line `sep=;` is obeyed. Rows without any content are left out.
 */
export function readTable(content: Uint8Array): TableResult {
  const text = decodeText(content);
  const chosen = /^sep=(.)\n/i.exec(text)?.[1];
  const skipped = chosen === undefined ? 0 : 1;
  const body = skipped === 1 ? text.slice(text.indexOf('\n') + 1) : text;
  const rows: TableRow[] = [];
  let lastLine = skipped;
  try {
    parse(body, {
      bom: true,
      delimiter: chosen ?? delimiterOf(body),
      relax_column_count: true,
      relax_quotes: true,
      on_record: (cells: readonly string[], { lines }) => {
        const within = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
        lastLine = lines + skipped;
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: lastLine - within, cells });
        return null;
      },
    });
  } catch (fault) {
    if (!isUnclosedQuote(fault)) throw fault;
    return { ok: false, line: lastLine + 1, reason: 'unclosed-quote' };
  }
  const [header, ...records] = rows;
  return header === undefined ? { ok: false, line: 1, reason: 'empty' } : { ok: true, header, rows: records };
}

function delimiterOf(text: string): string {
  const firstLine = text.slice(0, text.indexOf('\n') + 1 || text.length);
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: firstLine.split(delimiter).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

function isUnclosedQuote(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'CSV_QUOTE_NOT_CLOSED';
}
