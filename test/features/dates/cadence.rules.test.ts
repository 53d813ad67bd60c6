import { expect, it } from 'vitest';
import type { Cadence } from '../../../src/calendar/cadence.ts';
import { readCadence } from '../../../src/features/dates/cadence.rules.ts';

const before: Cadence = { every: 2, unit: 'months', weekday: 5, week: undefined };
const read = (words: string, was = before): string | undefined => {
  const cadence = readCadence(words, was);
  return cadence && [cadence.every, cadence.unit, cadence.weekday ?? '-', cadence.week ?? '-'].join(' ');
};

it.each([
  ['2 bulan', '2 months 5 -'],
  ['tiap tiga bulan sekali', '3 months 5 -'],
  ['setiap bulan', '1 months 5 -'],
  ['6 minggu', '6 weeks 5 -'],
  ['dua pekan, Selasa', '2 weeks 2 -'],
  ['2 bulan, Kamis ketiga', '2 months 4 3'],
  ['Kamis ketiga', '2 months 4 3'],
  ["Jum'at terakhir", '2 months 5 5'],
  ['rabu', '2 months 3 -'],
  ['3 bulan, minggu pertama', '3 months 7 1'],
  ['hari minggu', '2 months 7 -'],
  ['Minggu', '2 months 7 -'],
  ['Kamis minggu ketiga', '2 months 4 3'],
  ['seminggu sekali', '1 weeks 5 -'],
  ['setiap minggu', '1 weeks 5 -'],
  ['delapan minggu, Selasa', '8 weeks 2 -'],
  ['hari bebas', '2 months - -'],
  ['every 2 months, third Thursday', '2 months 4 3'],
])('“%s” is a cadence', (words, cadence) => {
  expect(read(words)).toBe(cadence);
});

it.each([
  'sering',
  'Kamis kelima',
  '0 bulan',
  '-2 bulan',
  'dua belas bulan',
  'seratus minggu',
  '99 bulan',
  '6 minggu, Kamis ketiga',
  'ketiga',
  '',
])('“%s” is none', (words) => {
  expect(read(words)).toBeUndefined();
});

it('weeks take the week of the month away', () => {
  expect(read('4 minggu', { ...before, week: 3 })).toBe('4 weeks 5 -');
});
