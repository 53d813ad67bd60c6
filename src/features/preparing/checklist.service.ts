import { loadCalendar } from '../../calendar/holidays.ts';
import type { Db } from '../../db/db.ts';
import type { Meeting } from '../../model/meeting.ts';
import { checklistOf, itemsOf } from './rules.ts';
import { listCreated, listEntryChanges, listNoted, listPeopleOf } from './store.ts';
import type { Preparing } from './types.ts';

/** Where something is read: the store, and the moment (epoch milliseconds). */
export interface Reading {
  readonly db: Db;
  readonly now: number;
}

/** Meetings of one forum, each with its checklist as it stands. */
export async function readPreparing(
  { db, now }: Reading,
  { forumId, meetings }: { readonly forumId: number; readonly meetings: readonly Meeting[] },
): Promise<readonly Preparing[]> {
  const meetingIds = meetings.map(({ id }) => id);
  const entries = checklistOf(await listEntryChanges(db, forumId));
  const { rest } = await loadCalendar(db, forumId);
  const noted = await listNoted(db, { forumId, meetingIds });
  const created = await listCreated(db, { forumId, meetingIds });
  const read: Preparing[] = [];
  for (const meeting of meetings) {
    const { id, startsAt, timeZone: zone, host } = meeting;
    const facts = { startsAt, zone, createdAt: created.get(id) ?? now, rest, noted: noted.get(id) ?? [] };
    const people =
      host === undefined ? [] : await listPeopleOf(db, { forumId, institutionId: host.institutionId, now });
    read.push({ meeting, items: itemsOf(entries, facts), people });
  }
  return read;
}
