import { type Knowledge, shippedKnowledge } from '../lexicon/knowledge.ts';
import { createLexicon, type Lexicon } from '../lexicon/lexicon.ts';
import { normalise } from '../text/normalise.ts';
import { createSpeller, literalSpeller } from '../text/spelling.ts';
import {
  countWords,
  estranged,
  type FaqEntry,
  insideSamples,
  outsideSamples,
  ownWords,
  type Sample,
  samplesOfOthers,
  wrapped,
} from './examples.ts';
import { byLikeness, indexNeighbours, withLikeness } from './neighbours.ts';
import { createReader, type Reader } from './reader.ts';
import { type Classifier, type Example, trainSoftmax } from './softmax.ts';
import { type Judgement, judge } from './sureness.ts';
import { type Numbering, numberFeatures, type Vector } from './vectors.ts';

export type { FaqEntry } from './examples.ts';

/** `answer`: the first is meant. `choices`: one of these is, ask which. `unknown`: none of them, say so. */
export interface FaqResult {
  readonly outcome: 'answer' | 'choices' | 'unknown';
  /** Best first, at most three; empty when unknown. `score`: 0 to 1. */
  readonly entries: readonly FaqMatch[];
  /** Where the outcome is unknown: what is nearest, for whoever wants to offer it beside the refusal. */
  readonly nearest: readonly FaqMatch[];
}

export interface FaqMatch {
  readonly id: string;
  readonly score: number;
}

export interface FaqIndex {
  readonly ask: (query: string) => FaqResult;
}

/** Parts that a benchmark leaves out to see what each brings. */
export interface FaqIndexOptions {
  readonly knowledge?: Knowledge;
  readonly withoutLexicon?: boolean;
  readonly withoutTypos?: boolean;
  readonly withoutClauses?: boolean;
}

const nothing: FaqResult = { outcome: 'unknown', entries: [], nearest: [] };
const MOST_CHOICES = 3;
/** With more entries training would take too long: then the likest examples alone decide. */
const MOST_TRAINED = 400;
/** Above this probability that none is meant, nothing is offered. */
export const thresholds = { none: 0.42, answer: 0.55, lead: 0.2, choice: 0.02 };

/** Finds the question that a message means among a forum's; offers a choice when it is not sure, and says so when none fits. */
export function createFaqIndex(entries: readonly FaqEntry[], options: FaqIndexOptions = {}): FaqIndex {
  if (entries.length === 0) return { ask: () => nothing };
  const understand = learn(entries, options);
  const ids = entries.map(({ id }) => id);
  const asked = verbatimIn(entries);
  return {
    ask: (query) => {
      const verbatim = asked.get(normalise(query));
      if (verbatim !== undefined)
        return { outcome: 'answer', entries: [{ id: verbatim, score: 1 }], nearest: [] };
      const whole = decide(understand(query), ids);
      const several = askedSeparately(query).map((question) => decide(understand(question), ids));
      return withAll(whole, several);
    },
  };
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

/** The last few indexes: forums with the same FAQ share one, and learning it again takes a second. */
const lately: { readonly of: string; readonly index: FaqIndex }[] = [];
const MOST_KEPT = 3;

/** `createFaqIndex` where the same entries may come again. */
export function faqIndexFor(entries: readonly FaqEntry[]): FaqIndex {
  const of = JSON.stringify(entries);
  const known = lately.find((one) => one.of === of);
  if (known !== undefined) return known.index;
  const index = createFaqIndex(entries);
  lately.unshift({ of, index });
  lately.length = Math.min(lately.length, MOST_KEPT);
  return index;
}

/** Sentences of a message that end in a question mark, where there are several. */
function askedSeparately(query: string): readonly string[] {
  const questions = query.split(/(?<=\?)/).filter((part) => part.includes('?') && /\p{L}{3}/u.test(part));
  return questions.length > 1 && questions.length <= MOST_CHOICES ? questions : [];
}

/** Two questions in one message are two answers: both are offered, what the whole says first. */
function withAll(whole: FaqResult, several: readonly FaqResult[]): FaqResult {
  const sure = several
    .filter(({ outcome }) => outcome === 'answer')
    .flatMap(({ entries }) => entries.slice(0, 1));
  const different = [...new Map(sure.map((match) => [match.id, match])).values()];
  if (different.length < 2) return whole;
  const first = whole.entries.slice(0, 1).filter(({ id }) => !different.some((match) => match.id === id));
  const entries = [...first, ...different].slice(0, MOST_CHOICES);
  return { outcome: 'choices', entries, nearest: [] };
}

function decide(judgement: Judgement | undefined, ids: readonly string[]): FaqResult {
  if (judgement === undefined) return nothing;
  const { ranked, none } = judgement;
  const [best, second] = ranked;
  const near = ranked
    .slice(0, MOST_CHOICES)
    .filter(({ probability }) => probability >= thresholds.choice)
    .map(({ entry, probability }) => ({ id: ids[entry] ?? '', score: probability * (1 - none) }));
  if (best === undefined || none > thresholds.none) return { outcome: 'unknown', entries: [], nearest: near };
  const isSure =
    best.probability >= thresholds.answer && best.probability - (second?.probability ?? 0) >= thresholds.lead;
  return { outcome: isSure ? 'answer' : 'choices', entries: near, nearest: [] };
}

type Understand = (query: string) => Judgement | undefined;

/** Learns what the entries are asked with; undefined is understood of a text that says nothing but courtesies. */
function learn(entries: readonly FaqEntry[], options: FaqIndexOptions): Understand {
  const knowledge = options.knowledge ?? shippedKnowledge();
  const none = entries.length;
  const inside = insideSamples(entries);
  const own = ownWords(entries);
  const samples = [...inside, ...outsideSamples(knowledge, { inside, own, target: none })];
  const read = readerFor(samples, { own, knowledge, options });
  const readings = samples.map(({ text }) => read(text));
  const numbering = numberFeatures(readings);
  const { toVector } = numbering;
  const examples = samples.map(
    ({ target, weight }, at): Example => ({
      vector: toVector(readings[at] ?? read('')),
      target,
      weight,
    }),
  );
  const neighbours = indexNeighbours(examples, numbering.count);
  const classify =
    none > MOST_TRAINED ? undefined : train({ knowledge, inside, examples, numbering, read, none });
  return (query) => {
    const reading = read(query);
    if (!reading.saysSomething()) return undefined;
    const vector = toVector(reading);
    const likeness = neighbours(vector);
    const probabilities =
      classify === undefined ? byLikeness(likeness, none + 1) : withLikeness(classify(vector), likeness);
    return judge({ probabilities, likeness, size: vector.places.length });
  };
}

interface Training {
  readonly knowledge: Knowledge;
  readonly inside: readonly Sample[];
  readonly examples: readonly Example[];
  readonly numbering: Numbering;
  readonly read: Reader;
  readonly none: number;
}

/** Apart from who asks later, so that nothing of what it was trained on is kept. */
function train({ knowledge, inside, examples, numbering, read, none }: Training): Classifier {
  const vectorOf = (text: string): Vector => numbering.toVector(read(text));
  const others = samplesOfOthers(inside, { ownNames: knowledge.ownNames, target: none });
  const around = { before: knowledge.before.map(vectorOf), after: knowledge.after.map(vectorOf) };
  const all = [
    ...examples,
    ...wrapped(examples, around),
    ...estranged(examples, numbering),
    ...others.map(({ text, target, weight }) => ({ vector: vectorOf(text), target, weight })),
  ];
  return trainSoftmax(all, { features: numbering.count, classes: none + 1 });
}

/** The same for every FAQ. */
const lexicons = new WeakMap<Knowledge['lexicon'], Lexicon>();

function lexiconOf({ lexicon: entries }: Knowledge): Lexicon {
  const known = lexicons.get(entries);
  if (known !== undefined) return known;
  const lexicon = createLexicon(entries);
  lexicons.set(entries, lexicon);
  return lexicon;
}

interface Surroundings {
  readonly own: ReadonlySet<string>;
  readonly knowledge: Knowledge;
  readonly options: FaqIndexOptions;
}

function readerFor(samples: readonly Sample[], { own, knowledge, options }: Surroundings): Reader {
  const lexicon = options.withoutLexicon === true ? createLexicon([]) : lexiconOf(knowledge);
  const plain = new Set([...knowledge.plain, ...knowledge.silent, ...lexicon.vocabulary]);
  const speller =
    options.withoutTypos === true
      ? literalSpeller()
      : createSpeller({ frequencies: countWords(samples, lexicon), plain });
  return createReader({
    lexicon,
    own,
    speller,
    silent: knowledge.silent,
    regional: knowledge.regional,
    cuts: options.withoutClauses !== true,
  });
}
