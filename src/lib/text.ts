/**
 * What nobody types on purpose: control characters (tab and line break apart), marks that turn the direction of writing
 * or hide in a word, and halves of characters. A joiner within emoji or other scripts stays.
 */
const HARMFUL = /(?![\t\n])[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** Words as they may be kept and shown anywhere: composed letters, `\n` between lines, nothing that harms. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(HARMFUL, '')
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
