/** Numbers by chance that come out the same for the same seed. */
export interface Dice {
  /** A whole number, 0 <= n < bound. */
  below(bound: number): number;
  /** True in so many of a hundred cases. */
  percent(chance: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** Dice by Mulberry32 (public domain), which is plenty for choosing instants. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    percent: (chance) => below(100) < chance,
    pick: (list) => {
      const chosen = list[below(list.length)];
      if (chosen === undefined) throw new Error('nothing to pick from');
      return chosen;
    },
  };
}
