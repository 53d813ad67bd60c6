import type { Holiday } from './types.ts';

/** What a forum says of a day instead of the list that ships with the bot: a holiday, or that it is none. */
export interface Correction {
  /** ISO date. */
  readonly date: string;
  readonly type: Holiday['type'] | 'working';
  readonly name: string;
  readonly isEstimate: boolean;
}

/** Holidays with the corrections of a forum, in the order of their dates. */
export function correctedBy(
  shipped: readonly Holiday[],
  corrections: readonly Correction[],
): readonly Holiday[] {
  if (corrections.length === 0) return shipped;
  const corrected = new Set(corrections.map(({ date }) => date));
  const own = corrections.flatMap(({ type, ...day }): Holiday[] =>
    type === 'working' ? [] : [{ ...day, type }],
  );
  return [...shipped.filter(({ date }) => !corrected.has(date)), ...own].toSorted((left, right) =>
    left.date.localeCompare(right.date),
  );
}
