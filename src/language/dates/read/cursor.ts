import { lookUp, monthOf } from '../lexicon/index.ts';
import type { Fact } from './fact.ts';
import type { Token } from './tokens.ts';

/** What a reader found at a place: the facts, and how many tokens they take. */
export interface Reading {
  readonly facts: readonly Fact[];
  readonly length: number;
}

/** Recognises one kind of expression at `tokens[at]`, or nothing. */
export type Reader = (tokens: readonly Token[], at: number) => Reading | undefined;

type NumberToken = Extract<Token, { type: 'number' }>;

/** The number at a place. */
export function numberAt(tokens: readonly Token[], at: number): NumberToken | undefined {
  const token = tokens[at];
  return token?.type === 'number' ? token : undefined;
}

/** The text of the word at a place, or an empty string. */
export function wordAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.type === 'word' ? token.text : '';
}

/** The mark at a place, or an empty string. */
export function markAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.type === 'mark' ? token.text : '';
}

/** The month that the word at a place names. */
export function monthAt(tokens: readonly Token[], at: number): number | undefined {
  return monthOf(wordAt(tokens, at));
}

const romans: readonly string[] = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** The month that a Roman number at a place counts. */
export function romanAt(tokens: readonly Token[], at: number): number | undefined {
  const index = romans.indexOf(wordAt(tokens, at));
  return index < 0 ? undefined : index + 1;
}

/** What the tokens from a place on mean by the lexicon. */
export function phraseAt(tokens: readonly Token[], at: number): ReturnType<typeof lookUp> {
  return lookUp(tokens.slice(at, at + 6).map((token) => token.text));
}

/** Whether the token belongs to the one before it, as `00` in `09.00`. */
export function isGlued(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.glued === true;
}

/** One fact as a reading. */
export function reading(fact: Fact, length: number): Reading {
  return { facts: [fact], length };
}
