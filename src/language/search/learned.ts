import { type Knowledge, shippedKnowledge } from '../lexicon/knowledge.ts';
import { createLexicon, type Lexicon, lexiconOf } from '../lexicon/lexicon.ts';
import { createSpeller, literalSpeller } from '../text/spelling.ts';
import { asideness, type BackgroundWords, learnBackground } from './background.ts';
import {
  countWords,
  estranged,
  type FaqEntry,
  insideSamples,
  outsideInFrames,
  outsideSamples,
  ownWords,
  type Sample,
  samplesOfOthers,
  wrapped,
} from './examples.ts';
import { askedInFrames, featuresOfNewcomers, type Newcomers, newcomersIn } from './few-wordings.ts';
import { type Postings, postingsOf } from './neighbours.ts';
import { createReader, type Reader, type Reading } from './reader.ts';
import { type Example, trainSoftmax } from './softmax.ts';
import {
  type Numbering,
  type Numbers,
  numberFeatures,
  numberingOf,
  type Vector,
  without,
} from './vectors.ts';

/** What is learned of entries: plain data, so that one process can learn and another answer. */
export interface Learned {
  /** Words in which the entries are asked. */
  readonly own: ReadonlySet<string>;
  /** Entries with few wordings, and the roots of words that are theirs alone. */
  readonly newcomers: Pick<Newcomers, 'roots' | 'targets'> & {
    /** Words and concepts that lead to one of them alone. */
    readonly features: ReadonlyMap<string, number>;
  };
  readonly background: BackgroundWords;
  /** How often each word is used here. */
  readonly frequencies: ReadonlyMap<string, number>;
  readonly numbers: Numbers;
  readonly postings: Postings;
  /** Undefined where there are too many entries to train with. */
  readonly weights: Float32Array<ArrayBuffer> | undefined;
  /** Number of the class "none of them", one more than the last entry's. */
  readonly none: number;
}

/** Words of a forum's own, each with the known ones that it is read as. */
export type OwnWords = ReadonlyMap<string, readonly string[]>;

/** What is known beside the entries, and parts that a benchmark leaves out to see what each brings. */
export interface FaqIndexOptions {
  readonly knowledge?: Knowledge;
  readonly words?: OwnWords;
  readonly withoutLexicon?: boolean;
  readonly withoutTypos?: boolean;
  readonly withoutClauses?: boolean;
}

/** Longer wordings have greetings and background of their own. */
const LONG = 110;
/** With more entries training would take too long: then the likest examples alone decide. */
const MOST_TRAINED = 400;

/** Learns what the entries are asked with. Takes most of a second for a usual FAQ. */
export function learnEntries(entries: readonly FaqEntry[], options: FaqIndexOptions = {}): Learned {
  const knowledge = options.knowledge ?? shippedKnowledge();
  const none = entries.length;
  const inside = insideSamples(entries);
  const own = ownWords(entries);
  const samples = [...inside, ...outsideSamples(knowledge, { inside, own, target: none })];
  const frequencies = countWords(samples, lexiconFor(options));
  const newcomers = newcomersIn(entries, knowledge.silent);
  const background = learnBackground({
    around: [...knowledge.before, ...knowledge.after],
    asked: samples.flatMap(({ text, isAsked, target }) =>
      (target === none || isAsked === true) && text.length < LONG ? [text] : [],
    ),
  });
  const read = readerOf({ own, newcomers, frequencies, background }, options);
  const readings = samples.map(({ text }) => read(text));
  const numbers = numberFeatures(readings);
  const numbering = numberingOf(numbers);
  const theirs = featuresOfNewcomers(askedOf(samples, readings), newcomers);
  const isTheirs = placesOf(theirs, numbers);
  const examples = samples.map(({ target, weight }, at): Example => {
    const vector = numbering.toVector(readings[at] ?? read(''));
    // The words of a newcomer lead nowhere else, whatever others may be asked with them.
    return { vector: target === none ? without(vector, isTheirs) : vector, target, weight };
  });
  const postings = postingsOf(examples, numbering.count);
  const weights =
    none > MOST_TRAINED
      ? undefined
      : train({ samples, newcomers, knowledge, inside, examples, numbering, read, none });
  const { roots, targets } = newcomers;
  return {
    own,
    newcomers: { roots, targets, features: theirs },
    frequencies,
    background,
    numbers,
    postings,
    weights,
    none,
  };
}

interface Training {
  readonly samples: readonly Sample[];
  readonly newcomers: Newcomers;
  readonly knowledge: Knowledge;
  readonly inside: readonly Sample[];
  readonly examples: readonly Example[];
  readonly numbering: Numbering;
  readonly read: Reader;
  readonly none: number;
}

/** The texts that ask for an entry, as they were read. */
function askedOf(
  samples: readonly Sample[],
  readings: readonly Reading[],
): readonly { readonly target: number; readonly reading: Reading }[] {
  return samples.flatMap(({ target, isAsked }, at) => {
    const reading = readings[at];
    return isAsked === true && reading !== undefined ? [{ target, reading }] : [];
  });
}

function placesOf(names: ReadonlyMap<string, unknown>, { places }: Numbers): (place: number) => boolean {
  const theirs = new Set([...names.keys()].flatMap((name) => places.get(name) ?? []));
  return (place) => theirs.has(place);
}

function train({
  samples,
  newcomers,
  knowledge,
  inside,
  examples,
  numbering,
  read,
  none,
}: Training): Float32Array<ArrayBuffer> {
  const vectorOf = (text: string): Vector => numbering.toVector(read(text));
  const others = samplesOfOthers(inside, { ownNames: knowledge.ownNames, target: none });
  const around = { before: knowledge.before.map(vectorOf), after: knowledge.after.map(vectorOf) };
  const made = [...others, ...askedInFrames(newcomers), ...outsideInFrames(samples)];
  const all = [
    ...examples,
    ...wrapped(examples, around),
    ...estranged(examples, numbering),
    ...made.map(({ text, target, weight }) => ({ vector: vectorOf(text), target, weight })),
  ];
  return trainSoftmax(all, { features: numbering.count, classes: none + 1 });
}

/** The same for every FAQ. */
const plainWords = new WeakMap<Lexicon, ReadonlySet<string>>();

function lexiconFor({ knowledge = shippedKnowledge(), withoutLexicon }: FaqIndexOptions): Lexicon {
  return withoutLexicon === true ? createLexicon([]) : lexiconOf(knowledge.lexicon);
}

function plainWordsFor(knowledge: Knowledge, lexicon: Lexicon): ReadonlySet<string> {
  const known = plainWords.get(lexicon);
  if (known !== undefined) return known;
  const plain = new Set([...knowledge.plain, ...knowledge.silent, ...lexicon.vocabulary]);
  plainWords.set(lexicon, plain);
  return plain;
}

/** Reads texts as those were read of which it was learned. */
export function readerOf(
  {
    own,
    newcomers,
    frequencies,
    background,
  }: Pick<Learned, 'own' | 'frequencies' | 'background'> & { readonly newcomers: Pick<Newcomers, 'roots'> },
  options: FaqIndexOptions = {},
): Reader {
  const { knowledge = shippedKnowledge() } = options;
  const lexicon = lexiconFor(options);
  const speller =
    options.withoutTypos === true
      ? literalSpeller()
      : createSpeller({ frequencies, plain: plainWordsFor(knowledge, lexicon) });
  return createReader({
    lexicon,
    own,
    newcomers: newcomers.roots,
    speller,
    silent: knowledge.silent,
    regional:
      options.words === undefined ? knowledge.regional : new Map([...knowledge.regional, ...options.words]),
    cuts: options.withoutClauses !== true,
    asideness: (said) => asideness(said, background),
  });
}
