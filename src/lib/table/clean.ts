import { cleanText } from '../text.ts';

/** A cell as a person meant it: one line, single spaces, composed letters, nothing unseen. */
export function cleanCell(cell: string): string {
  return cleanText(cell).replace(/\s+/g, ' ').trim();
}
