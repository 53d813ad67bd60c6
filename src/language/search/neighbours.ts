import { type Example, toProbabilities } from './softmax.ts';
import type { Vector } from './vectors.ts';

/** Per class, how like the text is to the likest example of it: 0 to 1. */
export type Likeness = ReadonlyMap<number, number>;

/** Finds the examples that a text is like. */
export type Neighbours = (vector: Vector) => Likeness;

/** How much surer a likeness of 1 is than none, where likeness alone decides. */
const STEEPNESS = 16;
/** How much a likeness of 1 raises what the classifier says. */
const RAISE = 4;

/** Finds neighbours by their features, so that only those are looked at that share something with a text. */
export function neighboursIn({ starts, users, values, targets }: Postings): Neighbours {
  const products = new Float32Array(targets.length);
  return (vector) => {
    products.fill(0);
    vector.places.forEach((place, each) => {
      const weight = vector.values[each] ?? 0;
      for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at += 1) {
        const example = users[at] ?? 0;
        products[example] = (products[example] ?? 0) + weight * (values[at] ?? 0);
      }
    });
    const likest = new Map<number, number>();
    for (let example = 0; example < products.length; example += 1) {
      const product = products[example] ?? 0;
      if (product === 0) continue;
      const target = targets[example] ?? 0;
      if (product > (likest.get(target) ?? 0)) likest.set(target, product);
    }
    return likest;
  };
}

/** Per feature the examples that have it, one after the other in one array; `starts` says where each feature's begin. */
export interface Postings {
  readonly starts: Int32Array<ArrayBuffer>;
  readonly users: Int32Array<ArrayBuffer>;
  readonly values: Float32Array<ArrayBuffer>;
  /** Number of each example's class. */
  readonly targets: Int32Array<ArrayBuffer>;
}

/** Indexes examples by their features. */
export function postingsOf(examples: readonly Example[], features: number): Postings {
  const starts = new Int32Array(features + 1);
  for (const { vector } of examples)
    for (const place of vector.places) starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  for (let place = 0; place < features; place += 1)
    starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
  const next = starts.slice();
  const total = starts[features] ?? 0;
  const users = new Int32Array(total);
  const values = new Float32Array(total);
  examples.forEach(({ vector }, example) => {
    vector.places.forEach((place, each) => {
      const at = next[place] ?? 0;
      users[at] = example;
      values[at] = vector.values[each] ?? 0;
      next[place] = at + 1;
    });
  });
  return { starts, users, values, targets: Int32Array.from(examples, ({ target }) => target) };
}

/** Probabilities of classes from likeness alone. */
export function byLikeness(likeness: Likeness, classes: number): Float64Array {
  const scores = new Float64Array(classes);
  for (const [target, like] of likeness) scores[target] = STEEPNESS * like;
  toProbabilities(scores);
  return scores;
}

/** Probabilities of entries, raised by how like the text is to their likest example; that of none, the last, stays. */
export function withLikeness(probabilities: Float64Array, likeness: Likeness): Float64Array {
  const last = probabilities.length - 1;
  const none = probabilities[last] ?? 0;
  const raised = probabilities.map(
    (probability, target) => probability * Math.exp(RAISE * (likeness.get(target) ?? 0)),
  );
  const sum = raised.subarray(0, last).reduce((total, value) => total + value, 0);
  return raised.map((value, target) => (target === last ? none : (value / sum) * (1 - none)));
}
