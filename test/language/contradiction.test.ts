import { describe, expect, it } from 'vitest';
import type { SaidAnswer } from '../../src/language/answer-words.ts';
import { contradictionOf } from '../../src/language/contradiction.ts';
import { numbersNamed } from '../../src/language/meetings-named.ts';

/** Command, note, and what the note says where that is another answer. */
const CONTRADICTING: readonly (readonly [SaidAnswer, string, SaidAnswer])[] = [
  ['attending', 'tidak bisa, dinas luar', 'not_attending'],
  ['attending', 'tidak', 'not_attending'],
  ['attending', 'tdk bisa', 'not_attending'],
  ['attending', 'maaf tidak jadi', 'not_attending'],
  ['attending', 'batal', 'not_attending'],
  ['attending', 'bapak berhalangan', 'not_attending'],
  ['attending', 'dinas luar kota', 'not_attending'],
  ['attending', 'diwakili Karo Umum', 'represented'],
  ['attending', 'mewakili Bapak Sestama', 'represented'],
  ['attending', 'jika tidak hujan', 'tentative'],
  ['attending', 'belum pasti', 'tentative'],
  ['attending', 'masih dikonfirmasi', 'tentative'],
  ['not_attending', 'insyaallah bisa', 'attending'],
  ['not_attending', 'jadi hadir', 'attending'],
  ['not_attending', 'attending', 'attending'],
  ['not_attending', 'diwakili Karo Umum', 'represented'],
  ['not_attending', 'belum pasti', 'tentative'],
  ['represented', 'tidak bisa hadir', 'not_attending'],
  ['represented', 'tidak jadi, saya hadir sendiri', 'attending'],
  ['represented', 'insyaallah hadir', 'attending'],
  ['tentative', 'tidak bisa hadir', 'not_attending'],
  ['tentative', 'insyaallah hadir', 'attending'],
  ['tentative', 'diwakili Budi', 'represented'],
];

/** Notes that add to their command. */
const FITTING: readonly (readonly [SaidAnswer, string])[] = [
  ['attending', ''],
  ['attending', 'bersama ajudan'],
  ['attending', 'tidak membawa kendaraan'],
  ['attending', 'tidak dengan ajudan'],
  ['attending', 'tidak makan daging'],
  ['attending', 'terlambat 10 menit'],
  ['attending', 'mohon izin terlambat'],
  ['attending', 'mungkin terlambat sedikit'],
  ['attending', 'setelah dinas luar kota'],
  ['attending', 'didampingi Karo Umum'],
  ['attending', 'kalau boleh minta kursi dekat pintu'],
  ['attending', 'insyaallah'],
  ['attending', 'lewat daring, bapak di Manado'],
  ['attending', 'untuk BMKG'],
  ['not_attending', 'tidak bisa, dinas luar'],
  ['not_attending', 'hadir di rapat kabinet'],
  ['not_attending', 'bapak jadi narasumber di Bali'],
  ['not_attending', 'menghadiri acara presiden'],
  ['not_attending', 'ikut menteri ke Bali'],
  ['not_attending', 'sakit'],
  ['represented', 'Dr. Ratna, Karo Umum'],
  ['represented', 'Karo Umum karena bapak tidak bisa hadir'],
  ['represented', 'tidak dapat hadir, diwakili Karo Umum'],
  ['represented', 'Bagus Hadirman, Kabag TU'],
  ['represented', 'Batalyon Infanteri, Mayor Budi'],
  ['tentative', 'menunggu jadwal menteri, kemungkinan hadir'],
  ['tentative', 'hadir atau tidak belum tahu'],
  ['tentative', 'belum tahu'],
];

describe('a note', () => {
  it.each(CONTRADICTING)('behind %s, “%s”, says %s', (answer, note, other) => {
    expect(contradictionOf(answer, note)).toBe(other);
  });
  it.each(FITTING)('behind %s, “%s”, says nothing else', (answer, note) => {
    expect(contradictionOf(answer, note)).toBeUndefined();
  });
});

describe('the meetings that a text names', () => {
  it.each([
    ['UNDANGAN PERTEMUAN KE-42 FORSES', [42]],
    ['*Pertemuan FORSES ke - 42*', [42]],
    ['Kemenkeu: Hadir. Pertemuan ke-42, Jumat, 5 Februari 2027.', [42]],
    ['Pertemuan ke-41 dan Pertemuan ke-42, pertemuan ke-41', [41, 42]],
    ['BMKG: Attending. Meeting 42, Friday', [42]],
    ['rapat 5 Februari 2027', []],
    ['hari ke-2 pelatihan', []],
  ])('“%s”', (text, numbers) => {
    expect(numbersNamed(text)).toEqual(numbers);
  });
});
