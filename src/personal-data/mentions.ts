import { bareName, namePattern } from '../language/person-names.ts';
import { ERASED_NAME } from './types.ts';

/** A single word shorter than this may mean too much else to be taken for a name. */
const SHORTEST_WORD = 5;
const SHORTEST_OWN_NAME = 4;

/**
 * The ways somebody's name stands in a text, the longest first: as it is kept, and without titles (`Dr. Andi Taufik, S.H.`
 * is also written `Andi Taufik`). Names that could be any word are left out. Pure.
 */
export function waysToWrite(name: string): readonly string[] {
  return [...new Set([name.trim(), bareName(name)])].filter(
    (way) => way !== ERASED_NAME && (/\S\s+\S/.test(way) || way.length >= SHORTEST_WORD),
  );
}

function patternsOf(name: string): readonly RegExp[] {
  return waysToWrite(name).flatMap((way) => namePattern(way) ?? []);
}

/** Whether a text names somebody, however the name is written there. Pure. */
export function isNamedIn(text: string, name: string): boolean {
  return patternsOf(name).some((pattern) => text.search(pattern) >= 0);
}

/**
 * Whether a note about somebody's own institution may name them: a short name counts too, because a substitute of that
 * name there can hardly be anybody else. Pure.
 */
export function isMeantIn(note: string, name: string): boolean {
  return [name, bareName(name)].some(
    (way) => way.length >= SHORTEST_OWN_NAME && note.search(namePattern(way) ?? /(?!)/) >= 0,
  );
}

/** A text in which a dash stands wherever somebody was named; whole words, however the name is written. Pure. */
export function withoutName(text: string, name: string): string {
  return patternsOf(name).reduce((rest, pattern) => rest.replace(pattern, ERASED_NAME), text);
}

/** Whether any text in a value, however deep, names somebody of these. Names are compared here: SQL only knows letter by letter. Pure. */
export function namesAny(value: unknown, names: readonly string[]): boolean {
  if (typeof value === 'string') return names.some((name) => isNamedIn(value, name));
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => namesAny(part, names));
}

/** A text without any of these names. Pure. */
export function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce(withoutName, text);
}
