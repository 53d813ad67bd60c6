import { describe, expect, it } from 'vitest';
import { readSubstitute, withoutRemarks } from '../../src/language/substitutes.ts';

describe('a substitute as written', () => {
  it.each([
    ['Budi Santoso', 'Budi Santoso', ''],
    [
      'oleh Drs. Budi Santoso, M.Si., Kepala Biro Umum, Setjen',
      'Drs. Budi Santoso, M.Si.',
      'Kepala Biro Umum, Setjen',
    ],
    ['Ratna Karo Umum', 'Ratna', 'Karo Umum'],
    ['Karo Umum', '', 'Karo Umum'],
    ['Karo Umum, Setjen', '', 'Karo Umum, Setjen'],
    ['Karo Umum, Dr. Ratna, M.Si.', 'Dr. Ratna, M.Si.', 'Karo Umum'],
    ['Budi (contoh), Kepala Biro', 'Budi (contoh)', 'Kepala Biro'],
    ['Brigjen Pol. Andi, S.I.K.', 'Brigjen Pol. Andi, S.I.K.', ''],
    ['Ratna, Direktur Registrasi Halal', 'Ratna', 'Direktur Registrasi Halal'],
    ['Kol. Inf. Yudi, Asdep 1/III', 'Kol. Inf. Yudi', 'Asdep 1/III'],
    ['Wa Ode Siti, Karo Umum', 'Wa Ode Siti', 'Karo Umum'],
    ['Bersama Sembiring, S.H., Kepala Biro', 'Bersama Sembiring, S.H.', 'Kepala Biro'],
    ['Budi Santoso, M.H. (Kepala Biro Hukum)', 'Budi Santoso, M.H.', 'Kepala Biro Hukum'],
    ['Budi Santoso, S.H, M.H Kepala Biro Hukum', 'Budi Santoso, S.H, M.H', 'Kepala Biro Hukum'],
    ['Budi Santoso selaku Kepala Biro Umum', 'Budi Santoso', 'Kepala Biro Umum'],
    ['Karo Umum, Budi Santoso, S.H.', 'Budi Santoso, S.H.', 'Karo Umum'],
    ['Plt. Karo Umum sdr Budi', 'sdr Budi', 'Plt. Karo Umum'],
    ['Siti, Direktur Pengendalian Penyakit', 'Siti', 'Direktur Pengendalian Penyakit'],
    ['', '', ''],
  ])('“%s” has name and position', (written, name, position) => {
    expect(readSubstitute(written)).toEqual({ name, position, remarks: [] });
    expect(withoutRemarks(written)).toBe(written);
  });

  it.each([
    ['Dr. Ratna, Karo Umum, vegetarian', ['vegetarian']],
    ['Dr. Ratna (vegetarian), Karo Umum', ['vegetarian']],
    ['Dr. Ratna, Karo Umum vegetarian', ['vegetarian']],
    ['Dr. Ratna, Karo Umum - tanpa gula', ['tanpa gula']],
    ['Dr. Ratna, halal, Karo Umum', ['halal']],
    ['Dr. Ratna, Karo Umum (mohon menu vegetarian)', ['mohon menu vegetarian']],
    ['Dr. Ratna, Karo Umum, B 1234 XYZ, HP 0812-3456-7890', ['B 1234 XYZ', 'HP 0812-3456-7890']],
    ['Dr. Ratna, Karo Umum, bersama 2 staf, kursi roda', ['bersama 2 staf', 'kursi roda']],
    ['Dr. Ratna, Karo Umum, NIK 3174010101800001', ['NIK 3174010101800001']],
    ['Dr. Ratna, Karo Umum, HP +62 812 345 6789', ['HP +62 812 345 6789']],
    ['Dr. Ratna (Karo Umum), sedang hamil', ['sedang hamil']],
    ['Dr. Ratna, Karo Umum via zoom', ['via zoom']],
    ['Dr. Ratna, Karo Umum dengan 2 staf', ['dengan 2 staf']],
    ['Dr. Ratna, Karo Umum, alergi udang; tidak makan daging', ['alergi udang', 'tidak makan daging']],
  ])('“%s” has remarks that are for host and secretariat alone', (written, remarks) => {
    expect(readSubstitute(written)).toEqual({ name: 'Dr. Ratna', position: 'Karo Umum', remarks });
    expect(withoutRemarks(written)).toBe('Dr. Ratna, Karo Umum');
  });
});
