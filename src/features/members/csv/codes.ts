import { spellingKey } from '../../../language/person-names.ts';
import type { MemberRow } from './types.ts';

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
