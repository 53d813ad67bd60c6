import { test } from 'vitest';
import { expectTheSame } from './compare.ts';
import { dwellHere } from './mortal.ts';

const KILLS = 200;
const LONGEST_MS = 400_000;

test(
  'a forum’s whole cycle with a death at 200 instants comes to the same as an undisturbed one',
  () => expectTheSame(KILLS, dwellHere),
  LONGEST_MS,
);
