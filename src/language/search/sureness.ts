import type { Likeness } from './neighbours.ts';

/** What speaks for and against an answer. */
export interface Evidence {
  /** Probability per entry, and last that of "none of them". */
  readonly probabilities: Float64Array;
  /** How like the text is to examples of each, numbered alike. */
  readonly likeness: Likeness;
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
  always: 1.65,
  none: 0.9,
  best: -0.25,
  likeInside: 0.5,
  likeOutside: 3.55,
  size: -1.35,
} as const;

/** Longer texts than this are no surer. */
const MOST_FEATURES = 90;

function logit(probability: number): number {
  return Math.log((probability + 1e-6) / (1 - probability + 1e-6));
}

/** Weighs the evidence. */
export function judge({ probabilities, likeness, size }: Evidence): Judgement {
  const last = probabilities.length - 1;
  const none = probabilities[last] ?? 0;
  const ranked = [...probabilities.subarray(0, last)]
    .map((probability, entry) => ({ entry, probability: probability / (1 - none + 1e-9) }))
    .sort((left, right) => right.probability - left.probability);
  let likeInside = 0;
  for (const [entry, like] of likeness) if (entry !== last && like > likeInside) likeInside = like;
  const score =
    counts.always +
    counts.none * logit(none) +
    counts.best * logit(ranked[0]?.probability ?? 0) +
    counts.likeInside * likeInside +
    counts.likeOutside * (likeness.get(last) ?? 0) +
    counts.size * Math.log(1 + Math.min(size, MOST_FEATURES));
  return { ranked, none: 1 / (1 + Math.exp(-score)) };
}
