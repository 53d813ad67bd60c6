import { normalise } from '../text/normalise.ts';
import { separateQuestions } from '../text/separate-questions.ts';
import { besideQuestions, MOST_CHOICES, mayChange, withAll } from './by-question.ts';
import type { FaqEntry } from './examples.ts';
import type { FaqMatch, FaqResult } from './faq-result.ts';
import { newcomersNamed } from './few-wordings.ts';
import { type FaqIndexOptions, type Learned, learnEntries, readerOf } from './learned.ts';
import { byLikeness, neighboursIn, withLikeness } from './neighbours.ts';
import { classifierOf } from './softmax.ts';
import { type Judgement, judge, type Ranked } from './sureness.ts';
import { numberingOf } from './vectors.ts';

export type { FaqEntry } from './examples.ts';
export type { FaqMatch, FaqResult } from './faq-result.ts';
export type { FaqIndexOptions } from './learned.ts';

export interface FaqIndex {
  readonly ask: (query: string) => FaqResult;
}

const nothing: FaqResult = { outcome: 'unknown', entries: [], nearest: [] };
/** Above the probability `none` that none is meant nothing is offered, above `noneOfAnswer` it is asked back. */
const thresholds = {
  none: 0.64,
  noneOfNamed: 0.9,
  noneOfAnswer: 0.42,
  answer: 0.7,
  lead: 0.2,
  choice: 0.008,
};
/** Where all entries are newcomers, being alone with a word tells little: more is asked of each. */
const amongNewcomers = { noneOfNamed: -0.4, answer: 0.05 };

/** Finds the question that a message means among a forum's; offers a choice when it is not sure, and says so when none fits. */
export function createFaqIndex(entries: readonly FaqEntry[], options: FaqIndexOptions = {}): FaqIndex {
  if (entries.length === 0) return { ask: () => nothing };
  return indexOf({ entries, learned: learnEntries(entries, options) }, options);
}

/** An index of entries from what was learned of them before, be it elsewhere. */
export function indexOf(
  { entries, learned }: { readonly entries: readonly FaqEntry[]; readonly learned: Learned },
  options: FaqIndexOptions = {},
): FaqIndex {
  const understand = understandingOf(learned, options);
  const ids = entries.map(({ id }) => id);
  const verbatims = verbatimIn(entries);
  return {
    ask: (query) => {
      const verbatim = verbatims.get(normalise(query));
      if (verbatim !== undefined) return certainly(verbatim);
      const understood = understand(query);
      const marked = separateQuestions(query).map((question) => decide(understand(question), ids));
      const whole = { ...decide(understood, ids), none: understood?.none ?? 1 };
      const questions = understood?.questions ?? [];
      const byQuestion = (questions.length > 1 || mayChange(whole) ? questions : []).map((question) =>
        decide(understand(question, 'isOneQuestion'), ids),
      );
      return withAll(besideQuestions(whole, byQuestion), marked.length > 0 ? marked : byQuestion);
    },
  };
}

/** An index that knows entries by their very words, and asks another one for the rest. */
export function verbatimFirst(entries: readonly FaqEntry[], { ask }: FaqIndex): FaqIndex {
  const asked = verbatimIn(entries);
  return {
    ask: (query) => {
      const verbatim = asked.get(normalise(query));
      return verbatim === undefined ? ask(query) : certainly(verbatim);
    },
  };
}

function certainly(id: string): FaqResult {
  return { outcome: 'answer', entries: [{ id, score: 1 }], nearest: [] };
}

/** What needs no understanding: the very words of an entry, unless they are those of another too. */
function verbatimIn(entries: readonly FaqEntry[]): ReadonlyMap<string, string> {
  const users = new Map<string, Set<string>>();
  for (const { id, question, wordings = [] } of entries)
    for (const text of [question, ...wordings]) {
      const plain = normalise(text);
      if (plain !== '') users.set(plain, (users.get(plain) ?? new Set()).add(id));
    }
  return new Map(
    [...users].flatMap(([plain, [id, ...others]]) =>
      id === undefined || others.length > 0 ? [] : [[plain, id]],
    ),
  );
}

function decide(understood: Understood | undefined, ids: readonly string[]): FaqResult {
  if (understood === undefined) return nothing;
  const { ranked, none, named, newcomers } = understood;
  const noneOfNamed = thresholds.noneOfNamed + amongNewcomers.noneOfNamed * newcomers;
  const [best, second] = ranked;
  const toMatch = ({ entry, probability }: Ranked): FaqMatch => ({
    id: ids[entry] ?? '',
    score: probability * (1 - none),
  });
  const near = ranked.slice(0, MOST_CHOICES).filter(({ probability }) => probability >= thresholds.choice);
  if (best === undefined || none > (named.has(best.entry) ? noneOfNamed : thresholds.none))
    return { outcome: 'unknown', entries: [], nearest: near.map(toMatch) };
  const left = ranked.filter((one) => named.has(one.entry) && !near.includes(one)).slice(0, 1);
  const shown = [...near.slice(0, MOST_CHOICES - left.length), ...left];
  const isSure =
    none <= thresholds.noneOfAnswer &&
    best.probability >= thresholds.answer + amongNewcomers.answer * newcomers &&
    best.probability - (second?.probability ?? 0) >= thresholds.lead &&
    (named.size === 0 || named.has(best.entry));
  return { outcome: isSure ? 'answer' : 'choices', entries: shown.map(toMatch), nearest: [] };
}

/** What a text is understood as, and the newcomers whose own words it says. */
interface Understood extends Judgement {
  readonly questions: readonly string[];
  readonly named: ReadonlySet<number>;
  /** How many of the entries are newcomers, 0 to 1. */
  readonly newcomers: number;
}

type Understand = (query: string, isOneQuestion?: 'isOneQuestion') => Understood | undefined;

/** Understands with what was learned; a text that says nothing but courtesies is undefined. */
function understandingOf(learned: Learned, options: FaqIndexOptions): Understand {
  const { newcomers, numbers, postings, weights, none } = learned;
  const read = readerOf(learned, options);
  const { toVector } = numberingOf(numbers);
  const neighbours = neighboursIn(postings);
  const classify = weights && classifierOf({ weights, classes: none + 1 });
  return (query, isOneQuestion) => {
    const reading = read(query, isOneQuestion);
    if (!reading.saysSomething()) return undefined;
    const vector = toVector(reading);
    const likeness = neighbours(vector);
    const probabilities =
      classify === undefined ? byLikeness(likeness, none + 1) : withLikeness(classify(vector), likeness);
    return {
      ...judge({ probabilities, likeness, newcomers: newcomers.targets, size: vector.places.length }),
      questions: reading.questions,
      named: newcomersNamed(reading, newcomers.features),
      newcomers: newcomers.targets.size / none,
    };
  };
}
