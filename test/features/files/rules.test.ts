import { expect, test } from 'vitest';
import { keptName, readLimits, sizeWords } from '../../../src/features/files/rules.ts';

test.each([
  ['Surat Undangan.PDF', 'pdf', 'Surat Undangan.pdf'],
  ['foto.jpeg', 'jpeg', 'foto.jpg'],
  ['C:\\Users\\a\\notula', 'docx', 'notula.docx'],
  ['../..', 'pdf', 'berkas.pdf'],
  ['\u202egnp.exe', 'png', 'gnp.exe.png'],
  ['', 'xlsx', 'berkas.xlsx'],
  [`${'a'.repeat(300)}.pdf`, 'pdf', `${'a'.repeat(80)}.pdf`],
] as const)('%j of kind %s is kept as %j', (name, kind, kept) => {
  expect(keptName(name, kind)).toBe(kept);
});

test.each([
  ['10 500', { file: 10, files: 500 }],
  ['5 MB, 1000 MB', { file: 5, files: 1_000 }],
  ['16 500', undefined],
  ['0 500', undefined],
  ['10', undefined],
  ['10 5', undefined],
  ['sepuluh', undefined],
])('limits %j are read as %j', (words, limits) => {
  expect(readLimits(words)).toEqual(limits);
});

test('a size is told as people read it', () => {
  expect([10, 2_048, 1_572_864].map(sizeWords)).toEqual(['1 KB', '2 KB', '1,5 MB']);
});
