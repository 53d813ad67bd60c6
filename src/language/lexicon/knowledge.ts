import { readFileSync } from 'node:fs';
import { type LexiconEntry, readLexicon } from './lexicon.ts';

/** What is known about the language of such forums, beside a forum's own questions. */
export interface Knowledge {
  readonly lexicon: readonly LexiconEntry[];
  /** Other correct words: never taken for typos. */
  readonly plain: ReadonlySet<string>;
  /** Words without which a question is the same. */
  readonly silent: ReadonlySet<string>;
  /** Words of the regions, and the Indonesian for each. */
  readonly regional: ReadonlyMap<string, readonly string[]>;
  /** Messages that no forum answers. */
  readonly outside: readonly string[];
  /** What people write before and after a question. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What the forum is called: the same questions about others are not its own. */
  readonly ownNames: readonly string[];
}

let shipped: Knowledge | undefined;

/** What ships with the bot; read when it is first needed, for most commands need none of it. */
export function shippedKnowledge(): Knowledge {
  shipped ??= {
    lexicon: readLexicon(readTable('concepts-id.tsv')),
    plain: wordsOf('plain-words-id.txt'),
    silent: wordsOf('silent-words-id.txt'),
    regional: new Map(
      linesOf('regional-id.txt')
        .flatMap((line) => line.split(' | '))
        .map(translation),
    ),
    outside: linesOf('outside-id.txt'),
    before: linesOf('background-id.tsv').flatMap((line) => secondOf(line, 'before')),
    after: linesOf('background-id.tsv').flatMap((line) => secondOf(line, 'after')),
    ownNames: ['forses'],
  };
  return shipped;
}

function readTable(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

/** Lines of a file; those that begin with `#` are remarks. */
function linesOf(name: string): readonly string[] {
  return readTable(name)
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function wordsOf(name: string): ReadonlySet<string> {
  return new Set(linesOf(name).flatMap((line) => line.split(' ')));
}

function translation(pair: string): readonly [string, readonly string[]] {
  const [word = '', ...indonesian] = pair.trim().split(' ');
  return [word, indonesian];
}

function secondOf(line: string, kind: string): readonly string[] {
  const [first, second = ''] = line.split('\t');
  return first === kind ? [second] : [];
}

/** A question that stored data answers, with its topic; `rest` for those that are near but are not. */
export interface LiveExample {
  readonly topic: string;
  readonly text: string;
}

/** Examples of live questions that ship with the bot. */
export function liveExamples(): readonly LiveExample[] {
  return linesOf('live-id.tsv')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([topic = '', text = '']) => ({ topic, text }));
}
