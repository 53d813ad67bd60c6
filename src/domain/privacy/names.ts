import { ERASED_NAME } from './types.ts';

/** A single word shorter than this may mean too much else to be taken for a name. */
const SHORTEST_WORD = 5;

/**
 * The ways somebody's name stands in a text, the longest first: as it is kept, and without titles (`Dr. Andi Taufik, S.H.`
 * is also written `Andi Taufik`). Names that could be any word are left out. Pure.
 */
export function waysToWrite(name: string): readonly string[] {
  const bare = (name.split(',')[0] ?? '').replace(/^(?:[\p{L}.]+\.\s*)+/u, '').trim();
  return [...new Set([name.trim(), bare])].filter(
    (way) => way !== ERASED_NAME && (/\S\s+\S/.test(way) || way.length >= SHORTEST_WORD),
  );
}

/** A text in which a dash stands wherever somebody was named; whole words, whatever their case. Pure. */
export function withoutName(text: string, name: string): string {
  return waysToWrite(name).reduce((rest, way) => {
    const written = way.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+');
    return rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${written}(?![\\p{L}\\p{N}])`, 'giu'), ERASED_NAME);
  }, text);
}
