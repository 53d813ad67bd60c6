import { listCorrections, replaceCorrections } from '../../calendar/corrections.store.ts';
import type { Correction } from '../../calendar/corrections.ts';
import { listHolidays, loadHolidays } from '../../calendar/holidays.ts';
import type { Holiday } from '../../calendar/types.ts';
import type { Db } from '../../db/db.ts';
import { correctionsOf, diffHolidays, type HolidayDiff } from './holidays.rules.ts';

/** Where a forum's calendar is changed; `now` in epoch milliseconds. */
export interface CalendarWork {
  readonly db: Db;
  readonly now: number;
  readonly forumId: number;
}

/** The holidays of a year, and what of it the forum said itself. */
export async function holidaysOfYear(
  { db, forumId }: Pick<CalendarWork, 'db' | 'forumId'>,
  year: number,
): Promise<{
  readonly holidays: readonly Holiday[];
  readonly corrections: readonly Correction[];
}> {
  const isOfYear = ({ date }: { readonly date: string }): boolean => date.startsWith(`${year}-`);
  return {
    holidays: (await loadHolidays(db, forumId)).filter(isOfYear),
    corrections: (await listCorrections(db, forumId)).filter(isOfYear),
  };
}

/** Says that a day has this holiday and no other; without one it is none. */
export async function correctDay(
  { db, now, forumId }: CalendarWork,
  { date, holiday }: { readonly date: string; readonly holiday: Holiday | undefined },
): Promise<void> {
  const shipped = listHolidays().filter((one) => one.date === date);
  const corrections = correctionsOf(date, { shipped, wanted: holiday === undefined ? [] : [holiday] });
  await replaceCorrections(db, { forumId, dates: [date], corrections, now });
}

/** Takes back what the forum said of a day; false where it said nothing. */
export async function restoreDay({ db, now, forumId }: CalendarWork, date: string): Promise<boolean> {
  if (!(await listCorrections(db, forumId)).some((one) => one.date === date)) return false;
  await replaceCorrections(db, { forumId, dates: [date], corrections: [], now });
  return true;
}

/** Takes a list of holidays as the whole one of each year that it names, or only says what that would change. */
export async function importHolidays(
  { db, now, forumId }: CalendarWork,
  { holidays, isPreview }: { readonly holidays: readonly Holiday[]; readonly isPreview: boolean },
): Promise<HolidayDiff> {
  const kept = await loadHolidays(db, forumId);
  const diff = diffHolidays(holidays, { shipped: listHolidays(), kept });
  if (!isPreview) {
    const { dates, corrections } = diff;
    await replaceCorrections(db, { forumId, dates, corrections, now });
  }
  return diff;
}
