import { words } from './normalise.ts';
import { inIndonesianSounds } from './sound-laws.ts';
import { isKnownRoot, stem } from './stem.ts';
import { type Corrector, createCorrector } from './typos.ts';

/** A word as it was probably meant. */
export interface Spelt {
  readonly word: string;
  readonly root: string;
  /** How much of it counts: less than 1 where it was corrected and another reading is nearly as likely. */
  readonly share: number;
}

/** Reads words as they were probably meant: per word its readings, the likeliest first. */
export type Speller = (said: readonly string[]) => readonly (readonly Spelt[])[];

export interface SpellerInput {
  /** Words that a typo may stand for, with how often they are used here. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** Other correct words: never taken for typos. */
  readonly plain: ReadonlySet<string>;
}

/** Shorter pieces of a glued word would be found in too many words. */
const SHORTEST_PIECE = 3;
const LONGEST_WORD = 24;
/** Shorter ones are left over of too many words when affixes are taken off. */
const SHORTEST_ROOT = 4;
/** Glued words are looked for among those used at least so often. */
const OFTEN = 2;
const REMEMBERED = 5_000;

/** Makes a speller for a vocabulary. */
export function createSpeller({ frequencies, plain }: SpellerInput): Speller {
  const isKnown = (word: string): boolean =>
    word.length < 2 ||
    frequencies.has(word) ||
    plain.has(word) ||
    /^\d+$/.test(word) ||
    isKnownStem(word, { frequencies, plain });
  const correct = createCorrector(frequencies);
  const seen = new Map<string, readonly (readonly Spelt[])[]>();
  const readWord = (word: string): readonly (readonly Spelt[])[] => {
    const known = seen.get(word);
    if (known !== undefined) return known;
    const read = isKnown(word) ? [[asIs(word)]] : mend(word, { correct, frequencies });
    if (seen.size > REMEMBERED) seen.clear();
    seen.set(word, read);
    return read;
  };
  return (said) => joinSplit(said, { isKnown, frequencies }).flatMap(readWord);
}

/** A speller that takes every word as it stands. */
export function literalSpeller(): Speller {
  return (said) => said.map((word) => [asIs(word)]);
}

function asIs(word: string): Spelt {
  return { word, root: stem(word), share: 1 };
}

function isKnownStem(word: string, { frequencies, plain }: SpellerInput): boolean {
  const root = stem(word);
  return root !== word && (isKnownRoot(root) || frequencies.has(root) || plain.has(root));
}

interface Mending {
  readonly correct: Corrector;
  readonly frequencies: ReadonlyMap<string, number>;
}

function mend(word: string, { correct, frequencies }: Mending): readonly (readonly Spelt[])[] {
  const pieces = unglue(word, frequencies);
  if (pieces !== undefined) return pieces.map((piece) => [asIs(piece)]);
  const ending = /^(.{4,}?)(?:nya|ny|nyah|kah|lah|in|ku|mu)$/.exec(word)?.[1];
  const bare = stem(word, (candidate) => candidate.length >= SHORTEST_ROOT && frequencies.has(candidate));
  if (bare !== word && frequencies.has(bare)) return [[asIs(bare)]];
  const regional = inIndonesianSounds(word, (candidate) => (frequencies.get(candidate) ?? 0) >= 1);
  if (regional !== undefined) return [[asIs(regional)]];
  const found = correct(word);
  const better = found.length > 0 || ending === undefined ? found : correct(ending);
  if (better.length === 0) return [[asIs(word)]];
  return [better.map((one) => ({ word: one.word, root: stem(one.word), share: one.share }))];
}

/** `tuanrumah` is two words; both must be words of this corpus. */
function unglue(word: string, frequencies: ReadonlyMap<string, number>): readonly string[] | undefined {
  if (word.length < 2 * SHORTEST_PIECE || word.length > LONGEST_WORD) return undefined;
  let best: readonly string[] | undefined;
  let highest = 0;
  for (let at = SHORTEST_PIECE; at <= word.length - SHORTEST_PIECE; at += 1) {
    const pieces = words(`${word.slice(0, at)} ${word.slice(at)}`);
    const often = Math.min(...pieces.map((piece) => frequencies.get(piece) ?? 0));
    if (often > highest && often >= OFTEN) {
      best = pieces;
      highest = often;
    }
  }
  return best;
}

interface Joining {
  readonly isKnown: (word: string) => boolean;
  readonly frequencies: ReadonlyMap<string, number>;
}

/** `kon firmasi` is one word: joined where one of the pieces is nothing by itself and both together are a word. */
function joinSplit(said: readonly string[], { isKnown, frequencies }: Joining): readonly string[] {
  const joined: string[] = [];
  for (const word of said) {
    const before = joined.at(-1);
    const both = `${before ?? ''}${word}`;
    const isSplit =
      before !== undefined &&
      both.length >= 5 &&
      frequencies.has(both) &&
      (before.length < 2 || word.length < 2 || !isKnown(before) || !isKnown(word));
    if (isSplit) joined[joined.length - 1] = both;
    else joined.push(word);
  }
  return joined;
}
