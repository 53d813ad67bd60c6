/**
 * What nobody types on purpose: control characters (tab and line break apart), marks that turn the direction of writing
 * or hide in a word, tags and selectors that carry hidden text, and halves of characters. A joiner within emoji or
 * other scripts stays, and so does the selector of emoji.
 */
const HARMFUL = new RegExp(
  [
    '(?![\\t\\n])[\\p{Cc}\\p{Cs}]',
    '[\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]',
    '\\u00ad|\\u034f|[\\u115f\\u1160]|[\\u17b4\\u17b5]|[\\u180b-\\u180f]',
    '[\\ufe00-\\ufe0e]|[\\u{1d173}-\\u{1d17a}]|[\\u{e0000}-\\u{e0fff}]',
  ].join('|'),
  'gu',
);
/** Letters and signs that look like a blank and are none: two names that differ only in them look the same. */
const BLANKS = /[\u2800\u3164\uffa0]/g;

/** Words as they may be kept and shown anywhere: composed letters, `\n` between lines, nothing that harms. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(HARMFUL, '')
    .replace(BLANKS, ' ')
    .normalize('NFC');
}

/**
 * A name on one line with single spaces, cut to so many characters; `fallback` when nothing is left of it.
 */
export function cleanName(
  text: string,
  { longest, fallback = '' }: { readonly longest: number; readonly fallback?: string },
): string {
  const name = cleanText(text).replace(/\s+/g, ' ').trim();
  return [...name].slice(0, longest).join('').trim() || fallback;
}

/** A cell as a person meant it: one line, single spaces, composed letters, nothing unseen. */
export function cleanCell(cell: string): string {
  return cleanText(cell).replace(/\s+/g, ' ').trim();
}
