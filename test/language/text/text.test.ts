import { describe, expect, it } from 'vitest';
import { closestWords, editDistance, normalise, stem } from '../../../src/language/text/index.ts';

describe('normalising text', () => {
  it.each([
    ['Kpn yaaa rapat2nya??', 'kapan ya rapatnya'],
    ['gmn dgn undangan-undangan BAPAK 🙏', 'bagaimana dengan undangan bapak'],
    ['Jum’at tdk bs', 'jumat tidak bisa'],
    ['sinten, nang ndi', 'siapa nang mana'],
    ['ketidakhadiran', 'tidak hadir'],
    ['Senén', 'senen'],
    ['!!!', ''],
  ])('writes "%s" as "%s"', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });
});

describe('stemming', () => {
  it.each([
    ['mengonfirmasi', 'konfirmasi'],
    ['dikonfirmasikan', 'konfirmasi'],
    ['kehadiran', 'hadir'],
    ['diwakilkan', 'wakil'],
    ['perwakilan', 'wakil'],
    ['undangannya', 'undang'],
    ['menyelenggarakan', 'selenggara'],
    ['pemberitahuan', 'beritahu'],
    ['memperbarui', 'baru'],
    ['perubahan', 'ubah'],
    ['memakai', 'pakai'],
    ['mengirimkan', 'kirim'],
    ['penandatanganan', 'tandatangan'],
    ['rapate', 'rapat'],
    ['digantiin', 'ganti'],
    ['mengapa', 'mengapa'],
    ['berapa', 'berapa'],
    ['siapakah', 'siapa'],
    ['zoom', 'zoom'],
  ])('takes %s back to %s', (word, root) => {
    expect(stem(word)).toBe(root);
  });
});

describe('distance between words', () => {
  it('counts inserts, deletes, replacements and swaps once each', () => {
    expect(editDistance('hadir', { right: 'hadr', limit: 2 })).toBe(1);
    expect(editDistance('hadir', { right: 'haidr', limit: 2 })).toBe(1);
    expect(editDistance('hadir', { right: 'hadur', limit: 2 })).toBe(1);
    expect(editDistance('hadir', { right: 'hadir', limit: 2 })).toBe(0);
    expect(editDistance('', { right: 'abc', limit: 3 })).toBe(3);
  });

  it('stops counting beyond the limit', () => {
    expect(editDistance('konfirmasi', { right: 'sekretariat', limit: 2 })).toBe(3);
  });

  it('names all words that are equally near, and leaves short words alone', () => {
    expect(closestWords('konfrimasi', ['konfirmasi', 'informasi'])).toEqual(['konfirmasi']);
    expect(closestWords('jumi', ['juni', 'juli'])).toEqual([]);
    expect(closestWords('kamus', ['kamis', 'kamar'])).toEqual(['kamis']);
  });
});
