import { describe, expect, it } from 'vitest';
import { readPerson } from '../../../src/features/attendance/rules.ts';

describe('a person as they are written', () => {
  it.each([
    ['Budi Santoso', 'Budi Santoso', ''],
    ['Budi Santoso, Karo Umum', 'Budi Santoso', 'Karo Umum'],
    [
      'oleh Drs. Budi Santoso, M.Si., Kepala Biro Umum, Setjen',
      'Drs. Budi Santoso, M.Si.',
      'Kepala Biro Umum, Setjen',
    ],
    ['Dr. Sari Wulandari, S.H., M.H.', 'Dr. Sari Wulandari, S.H., M.H.', ''],
    ['Karo Umum', 'Karo Umum', ''],
    ['', '', ''],
  ])('%s', (written, name, position) => {
    expect(readPerson(written)).toEqual({ name, position });
  });
});
