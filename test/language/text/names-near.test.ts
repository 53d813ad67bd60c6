import { expect, it } from 'vitest';
import { namesNear } from '../../../src/language/text/names-near.ts';

const NAMES = ['BMKG', 'LAN', 'Guswanto', 'Andi Taufik, S.H., M.H.', 'Pemprov Sulsel'];

it.each([
  ['bmgk', 'BMKG'],
  ['bmkh', 'BMKG'],
  ['lam', 'LAN'],
  ['Guswanyo', 'Guswanto'],
  ['andi taufk', 'Andi Taufik, S.H., M.H.'],
  ['sulsl', 'Pemprov Sulsel'],
])('%s is near to %s', (typed, name) => {
  expect(namesNear(typed, NAMES)).toEqual([name]);
});

it.each(['', 'xx', '🙏', 'bkn', 'andi wijaya', 'tidak ada orangnya'])('nothing is near to “%s”', (typed) => {
  expect(namesNear(typed, NAMES)).toEqual([]);
});
