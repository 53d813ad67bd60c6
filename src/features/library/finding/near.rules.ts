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

/** What a typed word may stand for in the library. */
export interface Close {
  /** What it was probably meant to be; empty where it is known as it stands. */
  readonly meant: readonly string[];
  /** Words of its family: `digital` and `digitalisasi`. */
  readonly related: readonly string[];
}

/** Finds what a typed word may stand for. Pure. */
export function closeTo(
  word: string,
  {
    dictionary,
    near,
    isKnown,
  }: {
    readonly dictionary: ReadonlyMap<string, number>;
    readonly near: NearWords;
    readonly isKnown: boolean;
  },
): Close {
  const related = [...near.keys()]
    .filter((one) => one !== word && isOfFamily(one, word))
    .sort((left, right) => (near.get(right) ?? 0) - (near.get(left) ?? 0))
    .slice(0, MOST_RELATED);
  if (isKnown) return { meant: [], related };
  const pieces = cuts(word).find((cut) => cut.every((piece) => dictionary.has(piece)));
  if (pieces !== undefined) return { meant: pieces, related };
  return { meant: related.length > 0 ? [] : corrected(word, near), related };
}

function corrected(word: string, near: NearWords): readonly string[] {
  return createCorrector(near)(word).map((one) => one.word);
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
