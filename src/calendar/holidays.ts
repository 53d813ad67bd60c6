import { readFileSync } from 'node:fs';
import type { Db } from '../db/db.ts';
import { listCorrections } from './corrections.store.ts';
import { correctedBy } from './corrections.ts';
import { parseHolidays } from './parse-holidays.ts';
import type { Holiday } from './types.ts';

const SHIPPED = new URL('data/holidays-id.tsv', import.meta.url);

/** The national holidays and cuti bersama that ship with the bot (see the file for their status by year). */
export function listHolidays(): readonly Holiday[] {
  return parseHolidays(readFileSync(SHIPPED, 'utf8'));
}

/** The holidays of a forum: whoever asks whether a day is a working day asks here. Those that ship with the bot, with the forum's corrections. */
export async function loadHolidays(db: Db, forumId: number): Promise<readonly Holiday[]> {
  return correctedBy(listHolidays(), await listCorrections(db, forumId));
}
