/** What the corrector may correct to. */
export interface Correction {
  readonly word: string;
  /** How much of the typed word's weight it gets; the best and, where it is nearly as likely, the second share it. */
  readonly share: number;
}

export type Corrector = (typed: string) => readonly Correction[];

/** Keys that lie side by side on a phone. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const neighbours = new Map<string, string>();
for (const [row, keys] of rows.entries()) {
  [...keys].forEach((key, at) => {
    const above = rows[row - 1] ?? '';
    const below = rows[row + 1] ?? '';
    neighbours.set(
      key,
      [keys[at - 1], keys[at + 1], above[at], above[at + 1], below[at - 1], below[at]].join(''),
    );
  });
}

const cost = { vowel: 0.35, doubled: 0.25, near: 0.6, swap: 0.55, other: 1, firstLetter: 0.6 } as const;
/** Two letters that sound alike and are written for each other: `p` and `f`, `z` and `s`. */
const alike = new Set([
  'fp',
  'pf',
  'fv',
  'vf',
  'sz',
  'zs',
  'kq',
  'qk',
  'iy',
  'yi',
  'dt',
  'td',
  'ei',
  'ie',
  'ou',
  'uo',
  'ao',
  'oa',
]);
/** How much a tenfold frequency is worth in edits. */
const FREQUENCY = 0.16;
/** The second is kept when it costs at most so much more. */
const SECOND_WITHIN = 0.2;
const MOST_CANDIDATES = 200;

function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && 'aiueo'.includes(letter);
}

/** A word without its vowels and doubled letters: what is left when somebody types in a hurry. */
function skeleton(word: string): string {
  return word.replace(/[aiueo]/g, '').replace(/(.)\1+/g, '$1');
}

function sorted(word: string): string {
  return [...word].sort().join('');
}

function withoutOne(word: string): readonly string[] {
  return [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** What it costs to have typed `typed` where `meant` was meant; above `limit` it is only known to be above. */
function typingCost(
  typed: string,
  { meant, limit }: { readonly meant: string; readonly limit: number },
): number {
  if (typed === meant) return 0;
  const width = meant.length + 1;
  let beforeLast: number[] = [];
  let last = [0];
  for (let at = 1; at < width; at += 1) last.push((last[at - 1] ?? 0) + missing(meant, at - 1));
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [(last[0] ?? 0) + extra(typed, row - 1)];
    let least = current[0] ?? 0;
    for (let at = 1; at < width; at += 1) {
      let best = Math.min(
        (last[at] ?? 0) + extra(typed, row - 1),
        (current[at - 1] ?? 0) + missing(meant, at - 1),
        (last[at - 1] ?? 0) + replaced(typed[row - 1] ?? '', meant[at - 1] ?? ''),
      );
      const isSwap =
        row > 1 && at > 1 && typed[row - 1] === meant[at - 2] && typed[row - 2] === meant[at - 1];
      if (isSwap) best = Math.min(best, (beforeLast[at - 2] ?? 0) + cost.swap);
      current.push(best);
      if (best < least) least = best;
    }
    if (least > limit) return least;
    beforeLast = last;
    last = current;
  }
  const total = last[meant.length] ?? limit + 1;
  return typed[0] === meant[0] ? total : total + cost.firstLetter;
}

function missing(meant: string, at: number): number {
  if (meant[at] === meant[at - 1]) return cost.doubled;
  return isVowel(meant[at]) ? cost.vowel : cost.other * 0.8;
}

function extra(typed: string, at: number): number {
  return typed[at] === typed[at - 1] || typed[at] === typed[at + 1] ? cost.doubled : cost.other * 0.8;
}

function replaced(typed: string, meant: string): number {
  if (typed === meant) return 0;
  if (alike.has(typed + meant)) return 0.5;
  if (neighbours.get(typed)?.includes(meant)) return cost.near;
  return isVowel(typed) && isVowel(meant) ? cost.near : cost.other;
}

function allowed(length: number): number {
  if (length <= 2) return 0.75;
  if (length === 3) return 0.85;
  if (length <= 5) return 1.05;
  return length <= 7 ? 1.5 : 2;
}

/**
 * Makes a corrector to the words of a vocabulary with how often each is used. It looks candidates up by what survives typing in a
 * hurry (the consonants, the letters in any order, the word less one letter), not by walking the vocabulary.
 */
export function createCorrector(frequencies: ReadonlyMap<string, number>): Corrector {
  const wordsOf = lookUp([...frequencies.keys()].filter((word) => word.length >= 3));
  const seen = new Map<string, readonly Correction[]>();
  return (typed) => {
    const known = seen.get(typed);
    if (known !== undefined) return known;
    const found = correct(typed, { wordsOf, frequencies });
    if (seen.size > 5_000) seen.clear();
    seen.set(typed, found);
    return found;
  };
}

/** Above any number of words. */
const SPAN = 2 ** 20;

/**
 * The words that a key leads to, in the order of the vocabulary. Kept as sorted numbers, a key's hash and a word's place in one: the
 * keys themselves would take twenty times as much. A word under another's hash is a candidate more, which its price rules out.
 */
function lookUp(vocabulary: readonly string[]): (key: string) => readonly string[] {
  const pairs = vocabulary.flatMap((word, place) =>
    [...keysOf(word)].map((key) => hashOf(key) * SPAN + place),
  );
  const sortedPairs = Float64Array.from(pairs).sort();
  return (key) => {
    const first = hashOf(key) * SPAN;
    const found: string[] = [];
    for (let at = placeOf(sortedPairs, first); (sortedPairs[at] ?? Infinity) < first + SPAN; at += 1)
      found.push(vocabulary[(sortedPairs[at] ?? first) - first] ?? '');
    return found;
  };
}

/** FNV-1a, 32 bits. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Where the first of these is that is not below a number. */
function placeOf(ascending: Float64Array, least: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ascending[middle] ?? least) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** What a word is looked up by: what survives typing in a hurry. */
export function keysOf(word: string): ReadonlySet<string> {
  const bones = skeleton(word);
  const keys = new Set([`-${word}`, `=${sorted(word)}`]);
  if (bones.length >= 2) keys.add(`#${bones}`);
  if (word.length >= 4) for (const less of withoutOne(word)) keys.add(`-${less}`);
  if (bones.length >= 4) for (const less of withoutOne(bones)) keys.add(`#${less}`);
  return keys;
}

interface Known {
  readonly wordsOf: (key: string) => readonly string[];
  readonly frequencies: ReadonlyMap<string, number>;
}

function correct(typed: string, { wordsOf, frequencies }: Known): readonly Correction[] {
  if (typed.length < 2 || typed.length > 24) return [];
  const limit = allowed(typed.length);
  const candidates = new Set<string>();
  for (const key of keysOf(typed)) {
    for (const word of wordsOf(key)) if (candidates.size < MOST_CANDIDATES) candidates.add(word);
  }
  const ranked: { word: string; price: number }[] = [];
  for (const word of candidates) {
    const price = typingCost(typed, { meant: word, limit });
    if (price > limit) continue;
    ranked.push({ word, price: price - FREQUENCY * Math.log10(1 + (frequencies.get(word) ?? 0)) });
  }
  ranked.sort((left, right) => left.price - right.price);
  const [best, second] = ranked;
  if (best === undefined) return [];
  if (second === undefined || second.price - best.price > SECOND_WITHIN)
    return [{ word: best.word, share: 1 }];
  return [
    { word: best.word, share: 0.75 },
    { word: second.word, share: 0.5 },
  ];
}
