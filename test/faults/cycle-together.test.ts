import { test } from 'vitest';
import { expectTheSame } from './compare.ts';
import { dwellApart } from './killable.ts';

/** So often a process is killed, unless the environment says how often: `DEATHS=200 npm test test/faults/cycle-together.test.ts`. */
const KILLS = Number(process.env.DEATHS ?? 20);
const LONGEST_MS = 180_000 + KILLS * 4_000;

test(
  'a forum’s whole cycle of two processes that are killed at random instants comes to the same as an undisturbed one',
  () => expectTheSame(KILLS, dwellApart),
  LONGEST_MS,
);
