import { searchWords } from '../person-names.ts';
import { editDistance } from './distance.ts';

/** Shorter words are near to too many others. */
const SHORTEST = 3;

/**
 * The names that typed words may mean with one letter wrong in each word: every word of three letters or more must be
 * near to a word of the name, or a part of one.
 */
export function namesNear(typed: string, names: readonly string[]): readonly string[] {
  const asked = searchWords(typed).filter((word) => word.length >= SHORTEST);
  if (asked.length === 0) return [];
  return names.filter((name) => {
    const words = searchWords(name);
    return asked.every((wanted) => words.some((word) => isNear(wanted, word)));
  });
}

function isNear(wanted: string, word: string): boolean {
  return (
    word.includes(wanted) || (word.length >= SHORTEST && editDistance(wanted, { right: word, limit: 1 }) <= 1)
  );
}
