import { describe, expect, it } from 'vitest';
import type { SaidAnswer } from '../../src/language/answer-words.ts';
import { contradictionOf } from '../../src/language/contradiction.ts';
import { numbersNamed } from '../../src/language/meetings-named.ts';

/** Command, note, and what the note says where that is another answer. */
const CONTRADICTING: readonly (readonly [SaidAnswer, string, SaidAnswer])[] = [
  ['hadir', 'tidak bisa, dinas luar', 'tidak_hadir'],
  ['hadir', 'tidak', 'tidak_hadir'],
  ['hadir', 'tdk bisa', 'tidak_hadir'],
  ['hadir', 'maaf tidak jadi', 'tidak_hadir'],
  ['hadir', 'batal', 'tidak_hadir'],
  ['hadir', 'bapak berhalangan', 'tidak_hadir'],
  ['hadir', 'dinas luar kota', 'tidak_hadir'],
  ['hadir', 'diwakili Karo Umum', 'diwakili'],
  ['hadir', 'mewakili Bapak Sestama', 'diwakili'],
  ['hadir', 'jika tidak hujan', 'ragu'],
  ['hadir', 'belum pasti', 'ragu'],
  ['hadir', 'masih dikonfirmasi', 'ragu'],
  ['tidak_hadir', 'insyaallah bisa', 'hadir'],
  ['tidak_hadir', 'jadi hadir', 'hadir'],
  ['tidak_hadir', 'hadir', 'hadir'],
  ['tidak_hadir', 'diwakili Karo Umum', 'diwakili'],
  ['tidak_hadir', 'belum pasti', 'ragu'],
  ['diwakili', 'tidak bisa hadir', 'tidak_hadir'],
  ['diwakili', 'tidak jadi, saya hadir sendiri', 'hadir'],
  ['diwakili', 'insyaallah hadir', 'hadir'],
  ['ragu', 'tidak bisa hadir', 'tidak_hadir'],
  ['ragu', 'insyaallah hadir', 'hadir'],
  ['ragu', 'diwakili Budi', 'diwakili'],
];

/** Notes that add to their command. */
const FITTING: readonly (readonly [SaidAnswer, string])[] = [
  ['hadir', ''],
  ['hadir', 'bersama ajudan'],
  ['hadir', 'tidak membawa kendaraan'],
  ['hadir', 'tidak dengan ajudan'],
  ['hadir', 'tidak makan daging'],
  ['hadir', 'terlambat 10 menit'],
  ['hadir', 'mohon izin terlambat'],
  ['hadir', 'mungkin terlambat sedikit'],
  ['hadir', 'setelah dinas luar kota'],
  ['hadir', 'didampingi Karo Umum'],
  ['hadir', 'kalau boleh minta kursi dekat pintu'],
  ['hadir', 'insyaallah'],
  ['hadir', 'lewat daring, bapak di Manado'],
  ['hadir', 'untuk BMKG'],
  ['tidak_hadir', 'tidak bisa, dinas luar'],
  ['tidak_hadir', 'hadir di rapat kabinet'],
  ['tidak_hadir', 'bapak jadi narasumber di Bali'],
  ['tidak_hadir', 'menghadiri acara presiden'],
  ['tidak_hadir', 'ikut menteri ke Bali'],
  ['tidak_hadir', 'sakit'],
  ['diwakili', 'Dr. Ratna, Karo Umum'],
  ['diwakili', 'Karo Umum karena bapak tidak bisa hadir'],
  ['diwakili', 'tidak dapat hadir, diwakili Karo Umum'],
  ['diwakili', 'Bagus Hadirman, Kabag TU'],
  ['diwakili', 'Batalyon Infanteri, Mayor Budi'],
  ['ragu', 'menunggu jadwal menteri, kemungkinan hadir'],
  ['ragu', 'hadir atau tidak belum tahu'],
  ['ragu', 'belum tahu'],
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
