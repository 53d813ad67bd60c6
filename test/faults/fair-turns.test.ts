import { expect, it } from 'vitest';
import type { OrderRules } from '../../src/features/rotation/queue/order.rules.ts';
import { twiceInRow, unfairTurns } from '../features/rotation/queue/fairness.ts';
import { simulate } from '../features/rotation/queue/simulated-forum.ts';

/** So many forums, unless the environment says how many: `SEEDS=1000 npm run test:faults -- test/faults/fair-turns.test.ts`. */
const SEEDS = Number(process.env.SEEDS ?? 250);
const LONGEST_MS = 60_000 + SEEDS * 300;
const PLAIN: OrderRules = { order: 'fair', willingFirst: false, alternates: false };
const KEEN: OrderRules = { order: 'fair', willingFirst: true, alternates: true };

it.each([6, 150])(
  `${SEEDS} times twenty years of %i members keep the bound of \`pickHost\``,
  (members) => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const goes = seed % 2 === 0 ? 'keeps' : 'end';
      const plain = simulate({ seed, members, years: 20, goes, rules: PLAIN });
      const keen = simulate({ seed, members, years: 20, goes, rules: KEEN });
      const found = {
        without: [...plain, ...keen].filter(({ host }) => host === undefined).length,
        row: [...twiceInRow(plain), ...twiceInRow(keen)],
        unfair: [...unfairTurns(plain, 1), ...unfairTurns(keen, 2)],
      };
      if (seed % 100 === 0) expect(simulate({ seed, members, years: 20, goes, rules: KEEN })).toEqual(keen);
      expect({ seed, ...found }).toEqual({ seed, without: 0, row: [], unfair: [] });
    }
  },
  LONGEST_MS,
);
