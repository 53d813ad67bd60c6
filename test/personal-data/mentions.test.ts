import { describe, expect, it } from 'vitest';
import { waysToWrite, withoutName } from '../../src/personal-data/mentions.ts';

describe('the ways a name is written', () => {
  it.each([
    ['Andi Taufik, S.H., M.H.', ['Andi Taufik, S.H., M.H.', 'Andi Taufik']],
    ['Prof. Dr. Siti Aminah', ['Prof. Dr. Siti Aminah', 'Siti Aminah']],
    ['Guswanto', ['Guswanto']],
    ['Sari', []],
    ['', []],
    ['–', []],
  ])('%s: %j', (name, ways) => {
    expect(waysToWrite(name)).toEqual(ways);
  });
});

describe('a text without somebody’s name', () => {
  it.each([
    ['Undang andi  taufik, lalu rapat', 'Andi Taufik, S.H.', 'Undang –, lalu rapat'],
    ['Dr. Siti Aminah menyusun', 'Siti Aminah', 'Dr. – menyusun'],
    ['Andi Taufikurrahman hadir', 'Andi Taufik', 'Andi Taufikurrahman hadir'],
    ['Guswanto (BMKG)', 'Guswanto', '– (BMKG)'],
    ['Undang MARUF  AMIN SH.', 'Ma’ruf Amin, S.H.', 'Undang –.'],
    ["Hubungi Ma'ruf\u00a0Amin", 'Ma’ruf Amin', 'Hubungi –'],
    ['C++ (x) $1', 'A (B) $1', 'C++ (x) $1'],
  ])('%s', (text, name, expected) => {
    expect(withoutName(text, name)).toBe(expected);
  });
});
