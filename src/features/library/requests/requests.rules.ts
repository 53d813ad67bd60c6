import { normalise } from '../../../language/text/index.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import { cleanText } from '../../../lib/text.ts';

/** Longest wording of a request, in characters. */
export const LONGEST_REQUEST = 200;
/** So many open requests an institution has at once. */
export const MOST_OPEN = 5;
/** So many of them are shown at a time. */
export const PAGE = 5;

/** So long a request is open, and so long it is known who asked once it is not. */
const OPEN_DAYS = 180;
const KEPT_DAYS = 730;

/** What somebody looks for, on one line. */
export function wordingOf(words: string): string {
  return cleanText(words).replace(/\s+/g, ' ').trim();
}

/** The number of the request that words name and ask nothing else: `3`, `tutup no. 3`. */
export function numberIn(words: string): string | undefined {
  return /^(?:(?:lihat|buka|tutup|hapus|batal(?:kan)?)\s+)?(?:no\.?|nomor|#)?\s*(\d{1,9})$/i.exec(
    words.trim(),
  )?.[1];
}

/** Whether words say what is looked for: a sign or a number alone does not. */
export function isWorded(words: string): boolean {
  return /\p{L}{2}/u.test(words) && numberIn(words) === undefined;
}

/** Whether two wordings ask for the same, however they are written. */
export function isSameWording(one: string, other: string): boolean {
  return normalise(one) === normalise(other);
}

/** Before which moment (epoch milliseconds) a request was made that is open no longer, or ended whose asker is forgotten. */
export function requestLimits(now: number): { readonly openSince: number; readonly keptSince: number } {
  return { openSince: now - OPEN_DAYS * DAY_MS, keptSince: now - KEPT_DAYS * DAY_MS };
}
