import { expect, it } from 'vitest';
import { quorumNeeds, readQuorum } from '../../src/model/quorum.ts';

it.each([
  ['11', '11', 11],
  ['11 instansi', '11', 11],
  ['50%', '50%', 11],
  ['50 % + 1', '50%+1', 11],
  ['50 persen tambah satu', '50%+1', 11],
  ['setengah', '50%', 11],
  ['lebih dari setengah', '50%+1', 11],
  ['2/3', '2/3', 14],
  ['2/3 dari anggota', '2/3', 14],
  ['2/3 + 1', '2/3+1', 15],
  ['100%', '100%', 21],
])('“%s” is a quorum', (written, kept, needed) => {
  expect(readQuorum(written)).toBe(kept);
  expect(quorumNeeds(kept, 21)).toBe(needed);
});

it('what can never be reached, or says nothing, is none', () => {
  for (const written of [
    '',
    '0',
    '0%',
    '150%',
    '3/2',
    '2/0',
    '-5',
    'banyak',
    '11+1',
    '100%+1',
    '50%50',
    '١١',
  ])
    expect(readQuorum(written), written).toBeUndefined();
  expect(quorumNeeds('', 21)).toBeUndefined();
  expect(quorumNeeds('50%+1', 20)).toBe(11);
});
