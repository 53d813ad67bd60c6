import type { Likeness } from './neighbours.ts';

/** What speaks for and against an answer. */
export interface Evidence {
  /** Probability per entry, and last that of "none of them". */
  readonly probabilities: Float64Array;
  /** How like the text is to examples of each, numbered alike. */
  readonly likeness: Likeness;
  /** Entries of which only few ways of asking are known. */
  readonly newcomers: ReadonlySet<number>;
  /** Of how many features the text is made. */
  readonly size: number;
}

/** An entry with the probability that it is meant, given that one of them is. */
export interface Ranked {
  readonly entry: number;
  readonly probability: number;
}

export interface Judgement {
  /** Best first. */
  readonly ranked: readonly Ranked[];
  /** Probability that none of the entries is meant. */
  readonly none: number;
}

/**
 * How each piece of evidence counts for "none of them", as logistic regression found it on the tuned sets
 * (`test/language/search`): what the classifier says of none and of the best entry, the likest example of each, length.
 */
const counts = {
  always: 3.35,
  none: 0.54,
  best: -0.22,
  likeInside: -1.87,
  likeOutside: 3.3,
  size: -1.2,
} as const;

/**
 * How much against "none of them" speaks that a text is like an entry of which only few ways of asking are known; less
 * where that is true of all, for then being alone with a word tells little.
 */
const LIKE_NEWCOMER = 5;
const LESS_AMONG_NEWCOMERS = 3;
/** Less than this every text is like some. */
const LITTLE = 0.3;

/** Longer texts than this are no surer. */
const MOST_FEATURES = 90;

function logit(probability: number): number {
  return Math.log((probability + 1e-6) / (1 - probability + 1e-6));
}

/** Weighs the evidence. */
export function judge({ probabilities, likeness, newcomers, size }: Evidence): Judgement {
  const last = probabilities.length - 1;
  const none = probabilities[last] ?? 0;
  const ranked = [...probabilities.subarray(0, last)]
    .map((probability, entry) => ({ entry, probability: probability / (1 - none + 1e-9) }))
    .sort((left, right) => right.probability - left.probability);
  let likeInside = 0;
  let likeNewcomer = LITTLE;
  const share = newcomers.size / last;
  for (const [entry, like] of likeness) {
    if (entry !== last && like > likeInside) likeInside = like;
    if (newcomers.has(entry) && like > likeNewcomer) likeNewcomer = like;
  }
  const score =
    counts.always +
    counts.none * logit(none) +
    counts.best * logit(ranked[0]?.probability ?? 0) +
    counts.likeInside * likeInside +
    counts.likeOutside * (likeness.get(last) ?? 0) +
    counts.size * Math.log(1 + Math.min(size, MOST_FEATURES)) -
    (LIKE_NEWCOMER - LESS_AMONG_NEWCOMERS * share) * (likeNewcomer - LITTLE);
  return { ranked, none: 1 / (1 + Math.exp(-score)) };
}
