import type { FaqResult } from '../../../src/language/search/index.ts';
import type { FaqCase } from './faq-data.ts';

/** Figures over some cases, in percent; NaN where there are none of the kind. */
export interface Tally {
  readonly rows: number;
  /** Of the questions in scope: the right entry is shown first, or among those shown. */
  readonly first: number;
  readonly among: number;
  /** Of those out of scope: nothing is shown. */
  readonly refused: number;
  /** Of all: an answer is given, and it is wrong. */
  readonly wrong: number;
}

/** Asks all cases and counts. */
export function tally(cases: readonly FaqCase[], ask: (query: string) => FaqResult): Tally {
  const counts = { inside: 0, outside: 0, first: 0, among: 0, refused: 0, wrong: 0 };
  for (const { query, expected } of cases) {
    const { outcome, entries } = ask(query);
    const right = expected.split('|');
    const isFirst = right.includes(entries[0]?.id ?? '');
    if (expected === 'NONE') {
      counts.outside += 1;
      if (outcome === 'unknown') counts.refused += 1;
    } else {
      counts.inside += 1;
      if (isFirst) counts.first += 1;
      if (entries.some(({ id }) => right.includes(id))) counts.among += 1;
    }
    if (outcome === 'answer' && !isFirst) counts.wrong += 1;
  }
  return {
    rows: cases.length,
    first: (100 * counts.first) / counts.inside,
    among: (100 * counts.among) / counts.inside,
    refused: (100 * counts.refused) / counts.outside,
    wrong: (100 * counts.wrong) / cases.length,
  };
}
