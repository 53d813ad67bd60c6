import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listHolidays } from '../src/calendar/holidays.ts';
import { dateConcerns } from '../src/features/meetings/calendar/rules.ts';
import { parseWhen } from '../src/language/dates/parse-when.ts';
import { officeCalendar } from './support/office-calendar.ts';

const LOCALES = new URL('../locales/', import.meta.url);
const NOW = Date.UTC(2026, 10, 24, 3);
const WRITTEN = /(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu), \d{1,2} \p{L}+ \d{4}/gu;

it.each(readdirSync(LOCALES))(
  'the dates that the locale %s gives as examples are free of concerns',
  (locale) => {
    const folder = new URL(`${locale}/`, LOCALES);
    const texts = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
    const dates = new Set(texts.join('\n').match(WRITTEN));
    expect(dates.size).toBeGreaterThan(1);
    for (const phrase of dates) {
      const when = parseWhen(phrase, { now: NOW, zone: 'Asia/Jakarta' });
      const date = when.outcome === 'value' && when.value.kind === 'date' ? when.value.date : '';
      expect({ phrase, concerns: dateConcerns(date, officeCalendar(listHolidays())) }).toEqual({
        phrase,
        concerns: [],
      });
    }
  },
);
