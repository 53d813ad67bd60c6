// Control characters, and the marks that turn the direction of writing or hide in a word.
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A cell as a person meant it: one line, single spaces, composed letters, nothing unseen. */
export function cleanCell(cell: string): string {
  // Spaces once more after the removal: an unseen mark may have stood between two of them.
  return cell.replace(/\s+/g, ' ').replace(UNSEEN, '').replace(/ +/g, ' ').normalize('NFC').trim();
}
