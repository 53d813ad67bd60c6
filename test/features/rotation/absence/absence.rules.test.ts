import { describe, expect, it } from 'vitest';
import { isAbsentOn, readAbsence } from '../../../../src/features/rotation/absence/absence.rules.ts';
import { readDay } from '../../../../src/features/rotation/days.rules.ts';

const TODAY = '2026-11-24';

describe('an absence as it is typed', () => {
  it.each([
    ['Maret-Mei 2027 pindah gedung', '2027-03-01', '2027-05-31', 'pindah gedung'],
    ['maret s.d. mei 2027, pindah gedung', '2027-03-01', '2027-05-31', 'pindah gedung'],
    ['Maret sampai dengan Mei 2027', '2027-03-01', '2027-05-31', ''],
    ['Feb 2027', '2027-02-01', '2027-02-28', ''],
    ['Februari 2028 kabisat', '2028-02-01', '2028-02-29', 'kabisat'],
    ['12 Maret - 5 April 2027 renovasi aula', '2027-03-12', '2027-04-05', 'renovasi aula'],
    ['12-20 Maret 2027', '2027-03-12', '2027-03-20', ''],
    ['5 April 2027', '2027-04-05', '2027-04-05', ''],
    ['Desember 2026-Februari 2027', '2026-12-01', '2027-02-28', ''],
    ['Desember-Februari', '2026-12-01', '2027-02-28', ''],
    ['Oktober-November', '2026-10-01', '2026-11-30', ''],
    ['Maret', '2027-03-01', '2027-03-31', ''],
    ['bulan Maret 2027, pindah', '2027-03-01', '2027-03-31', 'pindah'],
    ['Maret 2027 dan seterusnya', '2027-03-01', '2027-03-31', 'dan seterusnya'],
    ['March to May 2027 moving', '2027-03-01', '2027-05-31', 'moving'],
  ])('%s', (words, from, until, reason) => {
    expect(readAbsence(words, TODAY)).toEqual({ ok: true, value: { from, until, reason } });
  });

  it.each([
    ['', 'unclearAbsence'],
    ['pindah gedung', 'unclearAbsence'],
    ['31 Februari 2027', 'unclearAbsence'],
    ['2027', 'unclearAbsence'],
    ['Maret dan April 2027', 'unclearAbsence'],
    ['Maret, Mei 2027', 'unclearAbsence'],
    ['Mei 2027-Maret 2027', 'absenceEndsFirst'],
    ['Maret-Mei 2025', 'absenceOver'],
  ])('that is none: %s', (words, reason) => {
    expect(readAbsence(words, TODAY)).toEqual({ ok: false, reason });
  });

  it('has its first and its last day in it', () => {
    const window = { from: '2027-03-01', until: '2027-05-31' };
    expect(
      ['2027-02-28', '2027-03-01', '2027-05-31', '2027-06-01'].map((day) => isAbsentOn(window, day)),
    ).toEqual([false, true, true, false]);
  });
});

it('reads days as lists write them', () => {
  expect(['2024-05-03', '3/5/2024', '03-05-2024', '3 Mei 2024', 'Jumat, 3 Mei 2024'].map(readDay)).toEqual(
    Array.from({ length: 5 }, () => '2024-05-03'),
  );
  expect(['', '31/2/2024', 'Mei 2024', '2024-13-01', '45000'].map(readDay)).toEqual(
    Array.from({ length: 5 }, () => undefined),
  );
});
