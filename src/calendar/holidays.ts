import { readFileSync } from 'node:fs';
import type { Db } from '../db/db.ts';
import { correctionsOf } from './corrections.store.ts';
import { correctedBy } from './corrections.ts';
import { parseHolidays } from './parse-holidays.ts';
import { workingOnSaturdays } from './saturdays.store.ts';
import type { Holiday } from './types.ts';
import { closedOn, type WorkCalendar } from './working-days.ts';

const SHIPPED = new URL('data/holidays-id.tsv', import.meta.url);

let shipped: readonly Holiday[] | undefined;

/** The national holidays and cuti bersama that ship with the bot (see the file for their status by year). */
export function listHolidays(): readonly Holiday[] {
  shipped ??= parseHolidays(readFileSync(SHIPPED, 'utf8'));
  return shipped;
}

/** What a forum's working days are: whoever asks whether a day is one asks here. */
export async function loadCalendar(db: Db, forumId: number): Promise<WorkCalendar> {
  const calendar = (await calendarsOf(db, [forumId])).get(forumId);
  if (calendar === undefined) throw new Error('a forum has lost its calendar');
  return calendar;
}

/** The same of forums, asked for together. */
export async function calendarsOf(
  db: Db,
  forumIds: readonly number[],
): Promise<ReadonlyMap<number, WorkCalendar>> {
  const holidays = await holidaysOf(db, forumIds);
  const working = await workingOnSaturdays(db, forumIds);
  return new Map(
    [...holidays].map(([id, days]) => [
      id,
      { holidays: days, rest: { ...closedOn(days), saturdays: !working.has(id) } },
    ]),
  );
}

/** The holidays of a forum: those that ship with the bot, with the forum's corrections. */
export async function loadHolidays(db: Db, forumId: number): Promise<readonly Holiday[]> {
  return (await holidaysOf(db, [forumId])).get(forumId) ?? [];
}

/** The holidays of forums, by row. */
export async function holidaysOf(
  db: Db,
  forumIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Holiday[]>> {
  const corrections = await correctionsOf(db, forumIds);
  return new Map(forumIds.map((id) => [id, correctedBy(listHolidays(), corrections.get(id) ?? [])]));
}
