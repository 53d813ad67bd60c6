import { describe, test } from 'vitest';
import { comparePlays } from './compare.ts';
import { dwellApart } from './killable.ts';
import { dwellHere } from './mortal.ts';

/** So many deaths, unless the environment says how many: `DEATHS=200 npm run test:faults -- cycle`. */
const deathsOr = (usual: number): number => Number(process.env.DEATHS ?? usual);
const HERE = deathsOr(30);
/** Each of them is a process that starts anew, and so takes longer. */
const APART = deathsOr(12);
const LONGEST_MS = 300_000;

describe('a forum’s whole cycle comes to the same as an undisturbed one', () => {
  const expectTheSame = comparePlays();

  test(`with a death at ${HERE} instants`, () => expectTheSame(HERE, dwellHere), LONGEST_MS + HERE * 2_000);

  test(
    `of two processes that are killed at ${APART} random instants`,
    () => expectTheSame(APART, dwellApart),
    LONGEST_MS + APART * 4_000,
  );
});
