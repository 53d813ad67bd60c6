import MiniSearch from 'minisearch';
import {
  createFaqIndex,
  type FaqEntry,
  type FaqIndexOptions,
  type FaqResult,
} from '../../src/language/search/index.ts';
import {
  casesOf,
  type FaqCase,
  faqWith,
  lastSets,
  measuredSets,
  tunedSets,
  wordings,
} from '../language/search/faq-data.ts';
import { type Tally, tally } from '../language/search/tally.ts';
import { line, ms, spread } from './numbers.ts';

const AIM =
  'aim on sets nobody here has read: first 85%, among three 95%, refused 92%, wrong answers under 5%; 2 ms at 64 entries, 10 ms at 5,000';
const MANY = 5_000;

interface Searched {
  readonly name: string;
  readonly ask: (query: string) => FaqResult;
}

/** How well people are understood, by set and by style, beside plain MiniSearch and without each part. */
export function benchQuestions(print: (text: string) => void): void {
  print(AIM);
  const entries = faqWith(wordings);
  const ours: Searched = { name: 'gunungan', ask: createFaqIndex(entries).ask };
  const others = [
    miniSearch(entries),
    without('lexicon', { withoutLexicon: true }),
    without('typo correction', { withoutTypos: true }),
    without('sentence splitting', { withoutClauses: true }),
  ];
  for (const name of measuredSets) print(row(`${name} (measured only)`, tally(casesOf(name), ours.ask)));
  for (const name of lastSets) print(row(`${name} (measured once)`, tally(casesOf(name), ours.ask)));
  for (const name of tunedSets) print(row(`${name} (tuned on)`, tally(casesOf(name), ours.ask)));
  const measured = measuredSets.flatMap(casesOf);
  print('\nthe measured sets together, by style');
  for (const [style, cases] of byStyle(measured)) print(row(style, tally(cases, ours.ask)));
  print('\nthe measured sets together, beside others');
  for (const { name, ask } of [ours, ...others]) print(row(name, tally(measured, ask)));
  print('');
  benchSpeed(print, { entries, ask: ours.ask, queries: measured.map(({ query }) => query) });
}

function without(what: string, options: FaqIndexOptions): Searched {
  return { name: `without ${what}`, ask: createFaqIndex(faqWith(wordings), options).ask };
}

function byStyle(cases: readonly FaqCase[]): readonly (readonly [string, readonly FaqCase[]])[] {
  const styles = [
    ...new Set(cases.map(({ expected, style }) => (expected === 'NONE' ? 'out of scope' : style))),
  ];
  return styles
    .sort()
    .map((style) => [
      style,
      cases.filter((one) => (one.expected === 'NONE' ? 'out of scope' : one.style) === style),
    ]);
}

function row(name: string, { rows, first, among, refused, wrong }: Tally): string {
  const percent = (value: number): string => (Number.isNaN(value) ? '    -' : value.toFixed(1).padStart(5));
  return line(
    name,
    `${String(rows).padStart(4)} rows  first ${percent(first)}  among three ${percent(among)}  refused ${percent(refused)}  wrong ${percent(wrong)}`,
  );
}

/** What a search box would do: the best match is the answer, and only what matches nothing is refused. */
function miniSearch(entries: readonly FaqEntry[]): Searched {
  const search = new MiniSearch({
    fields: ['question', 'wordings', 'answer'],
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  search.addAll(entries.map((entry) => ({ ...entry, wordings: entry.wordings?.join('\n') ?? '' })));
  return {
    name: 'plain MiniSearch',
    ask: (query) => {
      const found = search.search(query).slice(0, 3);
      const matches = found.map(({ id, score }) => ({ id: String(id), score }));
      return { outcome: matches.length === 0 ? 'unknown' : 'answer', entries: matches, nearest: [] };
    },
  };
}

interface Speed {
  readonly entries: readonly FaqEntry[];
  readonly ask: (query: string) => FaqResult;
  readonly queries: readonly string[];
}

function benchSpeed(print: (text: string) => void, { entries, ask, queries }: Speed): void {
  const timed = (act: () => void): number => {
    const from = performance.now();
    act();
    return performance.now() - from;
  };
  print(line(`learning ${entries.length} entries`, ms(timed(() => createFaqIndex(entries)))));
  print(
    line(`a question at ${entries.length} entries`, spread(queries.map((query) => timed(() => ask(query))))),
  );
  const many = manyEntries(entries);
  let index = createFaqIndex([]);
  print(
    line(
      `learning ${many.length} entries`,
      ms(
        timed(() => {
          index = createFaqIndex(many);
        }),
      ),
    ),
  );
  print(
    line(
      `a question at ${many.length} entries`,
      spread(queries.map((query) => timed(() => index.ask(query)))),
    ),
  );
}

/** As many entries as nobody will have: the shipped wordings, each with words of its own. */
function manyEntries(entries: readonly FaqEntry[]): readonly FaqEntry[] {
  const texts = entries.flatMap(({ question, wordings: others = [] }) => [question, ...others]);
  const textAt = (at: number): string => texts[at % texts.length] ?? '';
  return Array.from({ length: MANY }, (_, at) => ({
    id: `E${at}`,
    category: 'banyak',
    question: `${textAt(at * 7)} ${wordAt(at)}`,
    answer: `${wordAt(at)} ${wordAt(at + 1)}`,
    wordings: [1, 2, 3].map((step) => `${textAt(at * 7 + step * 11)} ${wordAt(at + step * MANY)}`),
  }));
}

const SYLLABLES = 'ba ci du ke lo ma ni pu ra se ti wo ya'.split(' ');

function wordAt(at: number): string {
  return [at, at / 13, at / 169, at / 2_197].map((part) => SYLLABLES[Math.floor(part) % 13] ?? '').join('');
}
