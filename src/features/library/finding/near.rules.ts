import { createCorrector, keysOf } from '../../../language/text/typos.ts';
import { isWord } from './terms.rules.ts';

/** Words of a library that are near to some that somebody typed, with how many entries have them. */
export type NearWords = ReadonlyMap<string, number>;

/** Longer beginnings are shared by few words that are not of one family. */
const BEGINNING = 5;
const SHORTEST_PIECE = 3;
const MOST_RELATED = 5;

/**
 * By what a word of the library is found when somebody types it wrongly or in another form; the words stand in the database
 * with it, for a search by likeness there would need an extension that not every server has.
 */
export function nearKeys(word: string): readonly string[] {
  if (!isWord(word)) return [];
  return [...keysOf(word), ...(word.length < BEGINNING ? [] : [`>${word.slice(0, BEGINNING)}`])];
}

/** Words of the library that are of a word's family: `digital` and `digitalisasi`. Pure. */
export function familyOf(word: string, near: NearWords): readonly string[] {
  return [...near.keys()]
    .filter((one) => one !== word && isOfFamily(one, word))
    .sort((left, right) => (near.get(right) ?? 0) - (near.get(left) ?? 0))
    .slice(0, MOST_RELATED);
}

/** What an unknown word was probably meant to be: two that were glued together, or another one. Pure. */
export function meantBy(
  word: string,
  { dictionary, near }: { readonly dictionary: ReadonlyMap<string, number>; readonly near: NearWords },
): readonly string[] {
  const pieces = cuts(word).find((cut) => cut.every((piece) => dictionary.has(piece)));
  if (pieces !== undefined) return pieces;
  if (familyOf(word, near).length > 0) return [];
  return createCorrector(near)(word)
    .slice(0, 1)
    .map((one) => one.word);
}

function isOfFamily(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return short.length >= BEGINNING && long.startsWith(short);
}

/** The pieces into which words may be cut that were glued together, to be looked up. */
export function piecesOf(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => cuts(word).flat());
}

function cuts(word: string): readonly (readonly [string, string])[] {
  if (!isWord(word) || word.length < 2 * SHORTEST_PIECE || word.length > 24) return [];
  return Array.from({ length: word.length - 2 * SHORTEST_PIECE + 1 }, (_, at) => [
    word.slice(0, at + SHORTEST_PIECE),
    word.slice(at + SHORTEST_PIECE),
  ]);
}
