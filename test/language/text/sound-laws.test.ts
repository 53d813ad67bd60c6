import { describe, expect, it } from 'vitest';
import { inIndonesianSounds } from '../../../src/language/text/sound-laws.ts';

const known = new Set(
  'acara jadwal tempat masuk surat cara kirimkan gedung hapus siapa notula makan'.split(' '),
);

describe('sound laws of the regions', () => {
  it.each([
    ['acarane', 'acara'],
    ['jadwale', 'jadwal'],
    ['tampek', 'tempat'],
    ['surek', 'surat'],
    ['masuak', 'masuk'],
    ['caro', 'cara'],
    ['kirimkeun', 'kirimkan'],
    ['gaduang', 'gedung'],
    ['hapuih', 'hapus'],
    ['siape', 'siapa'],
    ['makang', 'makan'],
    ['zzqqe', undefined],
    ['ne', undefined],
  ])('read "%s" as %s', (word, meant) => {
    expect(inIndonesianSounds(word, (candidate) => known.has(candidate))).toBe(meant);
  });
});
