import { test } from 'vitest';
import { expectTheSame } from './compare.ts';
import { dwellHere } from './mortal.ts';

/** So many deaths, unless the environment says how many: `DEATHS=200 npm run test:faults -- test/faults/cycle.test.ts`. */
const KILLS = Number(process.env.DEATHS ?? 60);
const LONGEST_MS = 400_000;

test(
  `a forum’s whole cycle with a death at ${KILLS} instants comes to the same as an undisturbed one`,
  () => expectTheSame(KILLS, dwellHere),
  LONGEST_MS,
);
