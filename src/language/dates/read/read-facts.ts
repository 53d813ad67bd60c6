import { readBareClock, readMarkedClock } from './clock.ts';
import { markAt, phraseAt, type Reader, type Reading, reading } from './cursor.ts';
import {
  readDayMonth,
  readDayWord,
  readMarketDay,
  readMonthFirst,
  readNumericDate,
  readOtherDate,
  readYearAlone,
} from './dates.ts';
import type { Fact } from './fact.ts';
import { readOffset, readReference } from './offsets.ts';
import { type Token, tokenise } from './tokens.ts';
import { readAboutSuffix, readNamedDay, readPlaceNumber, readRest, readZoneOffset } from './words.ts';

/** Tried in this order at every token; the first that recognises something wins. */
const readers: readonly Reader[] = [
  readReference,
  readAboutSuffix,
  readPlaceNumber,
  readOtherDate,
  readMarketDay,
  readDayWord,
  (tokens, at) => readNumericDate(tokens, { at }),
  readDayMonth,
  readMonthFirst,
  readZoneOffset,
  readMarkedClock,
  readPhraseWithNumber,
  readOffset,
  readBareClock,
  readNamedDay,
  readPhrase,
  readYearAlone,
];

/** Phrases that begin with a number, such as `2 nd`, before that number is taken for something else. */
function readPhraseWithNumber(tokens: readonly Token[], at: number): Reading | undefined {
  return tokens[at]?.type === 'number' ? readPhrase(tokens, at) : undefined;
}

function readPhrase(tokens: readonly Token[], at: number): Reading | undefined {
  const found = phraseAt(tokens, at);
  return found && reading(found.fact, found.length);
}

/** Everything that a phrase says, in the order it is said; words that belong to a place or a name are left out. */
export function readFacts(phrase: string): readonly Fact[] {
  const tokens = tokenise(phrase);
  const facts: Fact[] = [];
  let inName = false;
  for (let at = 0; at < tokens.length; ) {
    const found = readAt(tokens, at);
    for (const fact of found.facts) {
      const named: boolean = inName && (fact.kind === 'unknown' || fact.kind === 'month');
      // A dash before everything is the mark of a list.
      const isBullet = fact.kind === 'span' && fact.soft && facts.every(({ kind }) => kind === 'filler');
      facts.push(named || isBullet ? { kind: 'filler' } : fact);
      // The dot of `Prof.` does not end a name.
      inName = named || fact.kind === 'opener' || (inName && markAt(tokens, at) === '.');
    }
    at += found.length;
  }
  return facts;
}

function readAt(tokens: readonly Token[], at: number): Reading {
  for (const reader of readers) {
    const found = reader(tokens, at);
    if (found !== undefined) return found;
  }
  return readRest(tokens, at);
}
