import type { Vector } from './vectors.ts';

/** A text of which it is known what it asks for. */
export interface Example {
  readonly vector: Vector;
  /** Number of its class. */
  readonly target: number;
  readonly weight: number;
}

/** Tells from what a text speaks of how likely each class is. */
export type Classifier = (vector: Vector) => Float64Array;

export interface Training {
  readonly rounds: number;
  readonly rate: number;
}

const usualTraining: Training = { rounds: 3, rate: 0.7 };

/** An example of which the model is so sure is not looked at again. */
const LEARNED = 0.92;

/** A class that is nearly as sure as it should be learns nothing more from an example; this saves most of the work. */
const SURE_ENOUGH = 0.006;

/** How many features and classes there are, and how they are learned. */
interface Shape {
  readonly features: number;
  readonly classes: number;
  readonly training?: Training;
}

/** The weights of a linear model, one per feature and class, learned from examples (softmax, steps by AdaGrad). */
export function trainSoftmax(
  examples: readonly Example[],
  { features, classes, training = usualTraining }: Shape,
): Float32Array<ArrayBuffer> {
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes).fill(0.01);
  const scores = new Float64Array(classes);
  const isLearned = new Uint8Array(examples.length);
  for (let round = 0; round < training.rounds; round += 1) {
    for (const at of shuffled(examples.length, round)) {
      const example = examples[at];
      if (example === undefined || isLearned[at] === 1) continue;
      const sure = learn({ example, weights, squares, scores, rate: training.rate });
      if (sure >= LEARNED) isLearned[at] = 1;
    }
  }
  return weights;
}

/** Classifies by weights that were learned. */
export function classifierOf({
  weights,
  classes,
}: {
  readonly weights: Float32Array;
  readonly classes: number;
}): Classifier {
  return (vector) => {
    const result = new Float64Array(classes);
    score(vector, { weights, into: result });
    toProbabilities(result);
    return result;
  };
}

/** The same order each time, so that the same FAQ is always understood alike. */
function shuffled(count: number, round: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  let state = (round + 1) * 2_654_435_761;
  for (let at = count - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (at + 1);
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}

interface Step {
  readonly example: Example;
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly scores: Float64Array;
  readonly rate: number;
}

/** Learns from an example; gives how sure of it the model was before. */
function learn({ example, weights, squares, scores, rate }: Step): number {
  const { vector, target, weight } = example;
  const { places, values } = vector;
  score(vector, { weights, into: scores });
  toProbabilities(scores);
  const sure = scores[target] ?? 0;
  for (let one = 0; one < scores.length; one += 1) {
    const error = (scores[one] ?? 0) - (one === target ? 1 : 0);
    if (Math.abs(error) < SURE_ENOUGH) continue;
    for (let each = 0; each < places.length; each += 1) {
      const place = (places[each] ?? 0) * scores.length + one;
      const slope = weight * error * (values[each] ?? 0);
      const square = (squares[place] ?? 0) + slope * slope;
      squares[place] = square;
      weights[place] = (weights[place] ?? 0) - (rate * slope) / Math.sqrt(square);
    }
  }
  return sure;
}

function score(
  { places, values }: Vector,
  { weights, into }: { readonly weights: Float32Array; readonly into: Float64Array },
): void {
  const classes = into.length;
  into.fill(0);
  for (let each = 0; each < places.length; each += 1) {
    const from = (places[each] ?? 0) * classes;
    const value = values[each] ?? 0;
    for (let one = 0; one < classes; one += 1)
      into[one] = (into[one] ?? 0) + value * (weights[from + one] ?? 0);
  }
}

/** Scores as probabilities, in place. */
export function toProbabilities(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of scores) if (value > highest) highest = value;
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const value = Math.exp((scores[at] ?? 0) - highest);
    scores[at] = value;
    sum += value;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / sum;
}
