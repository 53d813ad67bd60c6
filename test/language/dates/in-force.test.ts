import { expect, it } from 'vitest';
import { inForceWords, readInForce } from '../../../src/language/dates/in-force.ts';

it.each([
  ['17 Mei 2023', '2023-05-17'],
  ['sejak 1 Januari 2026', '2026-01-01'],
  ['15/03/2030', '2030-03-15'],
  ['2025-12-31', '2025-12-31'],
  ['hari ini', '2026-12-01'],
  ['31 Februari 2025', undefined],
  ['2025-02-31', undefined],
  ['2023', '2023'],
  ['tahun 2024', '2024'],
  ['Mei 2023', '2023-05'],
  ['05/2023', '2023-05'],
  ['2023-05', '2023-05'],
  ['2023-13', undefined],
  ['kemarin', '2026-11-30'],
  ['sejak kemarin lusa', '2026-11-29'],
  ['tiga hari yang lalu', '2026-11-28'],
  ['2 minggu lalu', '2026-11-17'],
  ['bulan lalu', '2026-11'],
  ['tahun lalu', '2025'],
  ['tahun ini', '2026'],
  ['setahun yang lalu', '2025'],
  ['sebulan lalu', '2026-11'],
  ['sejak 30 November', '2026-11-30'],
  ['1/12', '2026-12-01'],
  ['1 Januari', '2027-01-01'],
  // What names no day, month or year is asked about.
  ['minggu lalu', undefined],
  ['seminggu lalu', undefined],
  ['awal 2024', undefined],
  ['beberapa bulan lalu', undefined],
  ['entah', undefined],
])('“%s” is in force since %s', (typed, date) => {
  expect(readInForce(typed, { now: Date.parse('2026-12-01T03:00:00Z'), zone: 'Asia/Jakarta' })).toBe(date);
});

it('what is in force is said as exactly as it was typed', () => {
  expect(inForceWords('2023-05-17', 'id')).toBe('17 Mei 2023');
  expect(inForceWords('2023-05', 'id')).toBe('Mei 2023');
  expect(inForceWords('2023', 'en')).toBe('2023');
});
