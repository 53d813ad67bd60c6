import { readFileSync } from 'node:fs';
import type { Db } from '../db/db.ts';
import { parseHolidays } from './parse-holidays.ts';
import type { Holiday } from './types.ts';

const SHIPPED = new URL('data/holidays-id.tsv', import.meta.url);

/** The national holidays and cuti bersama that ship with the bot (see the file for their status by year). */
export function listHolidays(): readonly Holiday[] {
  return parseHolidays(readFileSync(SHIPPED, 'utf8'));
}

/** The holidays of a forum: whoever asks whether a day is a working day asks here. All forums have those that ship with the bot. */
export async function loadHolidays(_db: Db, _forumId: number): Promise<readonly Holiday[]> {
  return listHolidays();
}
