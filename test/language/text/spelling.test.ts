import { describe, expect, it } from 'vitest';
import { createSpeller } from '../../../src/language/text/spelling.ts';

const corpus =
  `konfirmasi kehadiran undangan rapat tuan rumah jadwal lokasi pakaian notula kapan jawab batas acara parkir
sertifikat perjalanan dinas gunungan narahubung pengingat mengubah susunan dikirim menteri materi`.split(
    /\s+/,
  );
const spell = createSpeller({
  frequencies: new Map(corpus.map((word, at) => [word, corpus.length - at])),
  plain: new Set(['cuaca', 'agar', 'tanah', 'dikarang', 'bakar']),
});

function read(typed: string): string {
  return spell(typed.split(' '))
    .map(([likeliest]) => likeliest?.word ?? '')
    .join(' ');
}

describe('spelling', () => {
  it.each([
    ['letters swapped', 'konfrimasi', 'konfirmasi'],
    ['letters swapped twice', 'konfrimsai', 'konfirmasi'],
    ['a neighbouring key', 'jadwsl', 'jadwal'],
    ['vowels left out', 'undngn', 'undangan'],
    ['all vowels left out', 'jwb', 'jawab'],
    ['a letter doubled', 'lokkasi', 'lokasi'],
    ['a letter missing', 'sertfikat', 'sertifikat'],
    ['a letter too many', 'parkiir', 'parkir'],
    ['an ending on a typo', 'notlanya', 'notula'],
    ['words glued', 'tuanrumah', 'tuan rumah'],
    ['a word split', 'kon firmasi', 'konfirmasi'],
    ['letters that sound alike', 'sertivikat', 'sertifikat'],
  ])('mends %s', (_, typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  it.each(['cuaca', 'agar', 'menteri', 'materi', 'tanah', '2026', 'x'])(
    'leaves "%s" as it is: it is right, or too little to know',
    (word) => {
      expect(read(word)).toBe(word);
    },
  );

  it('leaves alone what is near to nothing', () => {
    expect(read('zzqqxx')).toBe('zzqqxx');
  });

  it('keeps the second-best reading where it is nearly as likely', () => {
    const either = createSpeller({
      frequencies: new Map([
        ['juni', 5],
        ['juli', 5],
      ]),
      plain: new Set(),
    });
    expect(either(['juti']).flatMap((readings) => readings.map(({ word }) => word))).toHaveLength(2);
  });
});
