import { readFileSync } from 'node:fs';
import { parseHolidays } from './parse-holidays.ts';
import type { Holiday } from './types.ts';

const SHIPPED = new URL('data/holidays-id.tsv', import.meta.url);

/** The national holidays and cuti bersama that ship with the bot (see the file for their status by year). */
export function listHolidays(): readonly Holiday[] {
  return parseHolidays(readFileSync(SHIPPED, 'utf8'));
}
