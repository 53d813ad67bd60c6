import { parse } from 'csv-parse/sync';
import type { FaqEntry } from '../../model/faq.ts';
import { LONGEST } from './limits.rules.ts';

/** Columns of the file; `wordings` may be left out. */
const REQUIRED = ['id', 'category', 'status', 'source', 'question', 'answer'] as const;

/** What a file holds, or everything that is wrong with it, one line each. */
export type FaqFile =
  | { readonly ok: true; readonly entries: readonly FaqEntry[] }
  | { readonly ok: false; readonly problems: readonly string[] };

interface Row {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/**
 * Reads the FAQ from CSV or TSV in UTF-8: a header line, then one entry a line; wordings are separated by `|`.
 * All or nothing: a single bad line refuses the file.
 */
export function readFaqFile(bytes: Uint8Array): FaqFile {
  const text = new TextDecoder('utf-8').decode(bytes).replace(/^\uFEFF/, '');
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = ['\t', ';', ','].find((mark) => header.includes(mark)) ?? ',';
  const missing = REQUIRED.filter((name) => !splitHeader(header, delimiter).includes(name));
  if (missing.length > 0) return { ok: false, problems: [`line 1: missing columns ${missing.join(', ')}`] };
  let rows: readonly Row[];
  try {
    // A tab-separated file quotes nothing; a quotation mark in it is just a quotation mark.
    const quote = delimiter === '\t' ? false : '"';
    const columns = (names: readonly string[]): string[] => names.map(columnName);
    // With `info` the parser gives records with where they stand, which its types do not say.
    rows = parse(text, {
      delimiter,
      quote,
      columns,
      info: true,
      trim: true,
      skip_empty_lines: true,
    }) as unknown as Row[];
  } catch (fault) {
    return { ok: false, problems: [fault instanceof Error ? fault.message : String(fault)] };
  }
  const problems = [...rows.flatMap(rowProblems), ...repeated(rows)];
  if (rows.length === 0) problems.push('line 2: the file has no entries');
  return problems.length > 0 ? { ok: false, problems } : { ok: true, entries: rows.map(toEntry) };
}

function columnName(name: string): string {
  return name.trim().toLowerCase();
}

function splitHeader(header: string, delimiter: string): readonly string[] {
  return header.split(delimiter).map((name) => columnName(name.replace(/^"|"$/g, '')));
}

function rowProblems({ record, info }: Row): readonly string[] {
  const problems: string[] = [];
  if (!/^[A-Za-z0-9_-]{1,20}$/.test(record.id ?? ''))
    problems.push(`line ${info.lines}: id must be 1-20 letters or digits`);
  if (!/^[\p{L}\p{N} _-]{1,30}$/u.test(record.category ?? ''))
    problems.push(`line ${info.lines}: category must be 1-30 letters`);
  for (const name of ['question', 'answer'] as const) {
    const { length } = record[name] ?? '';
    if (length === 0) problems.push(`line ${info.lines}: ${name} is empty`);
    if (length > LONGEST[name])
      problems.push(`line ${info.lines}: ${name} has more than ${LONGEST[name]} characters`);
  }
  return problems;
}

function repeated(rows: readonly Row[]): readonly string[] {
  const seen = new Set<string>();
  return rows.flatMap(({ record, info }) => {
    const id = record.id ?? '';
    if (seen.has(id)) return [`line ${info.lines}: id ${id} stands twice`];
    seen.add(id);
    return [];
  });
}

function toEntry({ record }: Row): FaqEntry {
  const {
    id = '',
    category = '',
    status = '',
    source = '',
    question = '',
    answer = '',
    wordings = '',
  } = record;
  const others = wordings
    .split('|')
    .map((wording) => wording.trim())
    .filter((wording) => wording !== '');
  return {
    code: id,
    category: category.toLowerCase(),
    status,
    source,
    question,
    answer,
    wordings: [...new Set(others)],
  };
}
