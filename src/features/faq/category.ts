const LONGEST = 30;
/** The topic of an entry that names none. */
const USUAL = 'umum';

/** A topic as it is kept: lower case, letters and digits, at most 30 characters; the usual one when nothing is left. */
export function cleanCategory(written: string): string {
  const clean = written
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...clean].slice(0, LONGEST).join('').trim() || USUAL;
}
