import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { correctedBy } from '../../../src/calendar/corrections.ts';
import { listHolidays } from '../../../src/calendar/holidays.ts';
import type { Holiday } from '../../../src/calendar/types.ts';
import {
  diffHolidays,
  readHolidayFile,
  readTypedDay,
  typeOfName,
} from '../../../src/features/dates/holidays.rules.ts';

const day = (date: string, name: string, type: Holiday['type'] = 'national'): Holiday => ({
  ...{ date, type, name, isEstimate: false },
});

describe('a file of holidays', () => {
  it('may be the one that ships with the bot', () => {
    const shipped = new URL('../../../src/calendar/data/holidays-id.tsv', import.meta.url);
    expect(readHolidayFile(readFileSync(shipped))).toEqual({ ok: true, holidays: listHolidays() });
  });

  it('may be one of an office program, without a status', () => {
    const content = Buffer.from('Date;Type;Name\r\n10/3/2028;LIBUR_NASIONAL;Nyepi\r\n');
    expect(readHolidayFile(content)).toEqual({ ok: true, holidays: [day('2028-03-10', 'Nyepi')] });
  });

  it('is the whole list of the years that it names, and says only what is other than shipped', () => {
    const shipped = [
      day('2027-01-01', 'Tahun Baru'),
      day('2027-03-10', 'Idul Fitri'),
      day('2028-01-01', 'Tahun Baru'),
    ];
    const file = [day('2027-01-01', 'Tahun Baru'), day('2027-03-11', 'Idul Fitri')];
    const diff = diffHolidays(file, { shipped, kept: shipped });
    expect(diff).toMatchObject({
      added: [{ date: '2027-03-11' }],
      removed: [{ date: '2027-03-10' }],
      unchanged: 1,
      corrections: [
        { date: '2027-03-10', type: 'working' },
        { date: '2027-03-11', type: 'national' },
      ],
    });
    const kept = correctedBy(shipped, diff.corrections);
    expect(kept.map(({ date }) => date)).toEqual(['2027-01-01', '2027-03-11', '2028-01-01']);
    expect(diffHolidays(file, { shipped, kept })).toMatchObject({ added: [], removed: [], unchanged: 2 });
  });
});

describe('a day that is typed', () => {
  it.each([
    ['10 Maret 2027 Idul Fitri', '2027-03-10', 'Idul Fitri'],
    ['Rabu, 10 Maret 2027: Idul Fitri', '2027-03-10', 'Idul Fitri'],
    ['2027-03-10 Idul Fitri', '2027-03-10', 'Idul Fitri'],
    ['10/3/2027', '2027-03-10', ''],
  ])('“%s” is read', (words, date, rest) => {
    expect(readTypedDay(words)).toEqual({ date, rest });
  });

  it.each(['30 Februari 2027 X', '10 Maret', 'Idul Fitri', ''])('“%s” is none', (words) => {
    expect(readTypedDay(words)).toBeUndefined();
  });

  it('is joint leave by its name', () => {
    expect(['Cuti bersama Nyepi', 'Nyepi'].map(typeOfName)).toEqual(['joint-leave', 'national']);
  });
});
