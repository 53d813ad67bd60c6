import { closestWords } from '../../text/distance.ts';
import type { Fact } from '../read/fact.ts';
import { numberWords } from '../read/number-words.ts';
import { monthLines, relativeLines, weekdayLines } from './calendar.ts';
import { clockLines } from './clock.ts';
import { otherLines } from './other.ts';
import { placeNames, zoneNames } from './places.ts';

const lines = [...weekdayLines, ...monthLines, ...relativeLines, ...clockLines, ...otherLines];

function buildPhrases(): ReadonlyMap<string, Fact> {
  const phrases = new Map<string, Fact>();
  for (const [fact, words] of lines) {
    for (const phrase of words.split('|')) if (!phrases.has(phrase)) phrases.set(phrase, fact);
  }
  for (const [zone, name] of zoneNames) phrases.set(name, { kind: 'zone', zone, sure: true });
  for (const [zone, name] of placeNames) {
    if (!phrases.has(name)) phrases.set(name, { kind: 'zone', zone, sure: false });
  }
  return phrases;
}

const phrases = buildPhrases();
const longest = Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length));
const vocabulary: ReadonlySet<string> = new Set([
  ...[...phrases.keys()].flatMap((phrase) => phrase.split(' ')),
  ...numberWords,
  ...'setengah stengah stgh half seperempat seprempat quarter kurang krg lewat lwt lebih lbh pukul pkl pk pkul'.split(
    ' ',
  ),
  ...'tanggal tgl tabuh wayah oclock gmt utc'.split(' '),
]);

/** Rare words, each one letter from words of every day (`telat`, `bulat`): nothing is a typo of them. */
const neverMeant: ReadonlySet<string> = new Set(['tulat', 'tubin']);
const correctable: ReadonlySet<string> = new Set([...vocabulary].filter((word) => !neverMeant.has(word)));

/** The meaning of the longest known phrase that `words` start with, and how many of them it takes. */
export function lookUp(
  words: readonly string[],
): { readonly fact: Fact; readonly length: number } | undefined {
  for (let length = Math.min(longest, words.length); length > 0; length -= 1) {
    const fact = phrases.get(words.slice(0, length).join(' '));
    if (fact !== undefined) return { fact, length };
  }
  return undefined;
}

/** The month, counted from 1, that a word names in full or abbreviated. */
export function monthOf(word: string): number | undefined {
  const fact = phrases.get(word);
  return fact?.kind === 'month' ? fact.month : undefined;
}

/** The word itself when a phrase may contain it, else the known word it is probably a typo of (words that mean the same count as one), else itself. */
export function correctWord(word: string): string {
  if (word.length < 4 || vocabulary.has(word)) return word;
  const bare = word.replace(/nya$/, '');
  if (vocabulary.has(bare)) return bare;
  const [first, ...others] = closestWords(word, correctable);
  if (first === undefined) return word;
  const meaning = phrases.get(first);
  const agree = others.every((other) => meaning !== undefined && phrases.get(other) === meaning);
  return agree ? first : word;
}
