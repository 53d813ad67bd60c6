import type { Reading } from './reader.ts';

/** A text as numbers of features and their weights; the whole has length 1. */
export interface Vector {
  readonly places: Int32Array;
  readonly values: Float32Array;
  /** How much of it is words that nobody knows, 0 to 1. */
  readonly strangeness: number;
}

/** The features that are worth knowing, numbered from 1; 0 stands for all words that nobody knows. */
export interface Numbers {
  readonly places: ReadonlyMap<string, number>;
}

/** Features by their numbers. */
export interface Numbering {
  readonly count: number;
  readonly toVector: (reading: Reading) => Vector;
  /** Whether a number is that of a word. */
  readonly isWord: (place: number) => boolean;
}

const STRANGE = 0;

/** Numbers the concepts and words of readings; neighbours and pieces of words only where two readings share them. */
export function numberFeatures(readings: readonly Reading[]): Numbers {
  const places = new Map<string, number>();
  const once = new Set<string>();
  for (const { features } of readings) {
    for (const name of features.keys()) {
      if (places.has(name)) continue;
      if (isTelling(name) || once.has(name)) places.set(name, places.size + 1);
      else once.add(name);
    }
  }
  return { places };
}

/** What can be done with numbers. */
export function numberingOf({ places }: Numbers): Numbering {
  let words: ReadonlySet<number> | undefined;
  return {
    count: places.size + 1,
    toVector: (reading) => toVector(reading, places),
    isWord: (place) => {
      words ??= new Set([...places].flatMap(([name, one]) => (isWord(name) ? [one] : [])));
      return words.has(place);
    },
  };
}

function isWord(name: string): boolean {
  return name.startsWith('w:');
}

function isTelling(name: string): boolean {
  return isWord(name) || name.startsWith('c:');
}

function toVector({ features, asides }: Reading, places: ReadonlyMap<string, number>): Vector {
  const known: (readonly [number, number])[] = [];
  let strange = 0;
  for (const [name, value] of features) {
    const place = places.get(name);
    if (place !== undefined) known.push([place, value]);
    // Strange words of the background say nothing.
    else if (isWord(name) && !asides.has(name)) strange += value * value;
  }
  return ofLengthOne(known, Math.sqrt(strange));
}

function ofLengthOne(known: readonly (readonly [number, number])[], strange: number): Vector {
  const sum = known.reduce((total, [, value]) => total + value * value, strange * strange);
  const length = Math.sqrt(sum) || 1;
  const all = strange > 0 ? [...known, [STRANGE, strange] as const] : known;
  return {
    places: Int32Array.from(all, ([place]) => place),
    values: Float32Array.from(all, ([, value]) => value / length),
    strangeness: strange / length,
  };
}

/** The vector without some of its features; what is left weighs as before. */
export function without(vector: Vector, isLeftOut: (place: number) => boolean): Vector {
  if (!vector.places.some(isLeftOut)) return vector;
  const kept = [...vector.places.keys()].filter((at) => !isLeftOut(vector.places[at] ?? 0));
  return {
    places: Int32Array.from(kept, (at) => vector.places[at] ?? 0),
    values: Float32Array.from(kept, (at) => vector.values[at] ?? 0),
    strangeness: vector.strangeness,
  };
}

/** The vector with some of its features made strange. */
export function withStrange(vector: Vector, isStrange: (place: number) => boolean): Vector {
  const known: (readonly [number, number])[] = [];
  let strange = 0;
  vector.places.forEach((place, at) => {
    const value = vector.values[at] ?? 0;
    if (place === STRANGE || isStrange(place)) strange += value * value;
    else known.push([place, value]);
  });
  return ofLengthOne(known, Math.sqrt(strange));
}

/** The vector with others beside it that count less; strange words of those say nothing. */
export function beside(
  vector: Vector,
  { others, share }: { readonly others: readonly Vector[]; readonly share: number },
): Vector {
  const known = new Map<number, number>();
  for (const other of others)
    other.places.forEach((place, at) => {
      if (place !== STRANGE) known.set(place, share * (other.values[at] ?? 0));
    });
  vector.places.forEach((place, at) => {
    if (place !== STRANGE) known.set(place, Math.max(vector.values[at] ?? 0, known.get(place) ?? 0));
  });
  return ofLengthOne([...known], vector.strangeness);
}
