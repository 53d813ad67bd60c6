import type { Db } from '../../db/db.ts';
import { type Clock, DAY_MS } from '../../lib/clock.ts';
import { findCalendar } from './calendar-address.store.ts';
import { icsOfAll } from './calendar-file.ts';
import { listMeetings } from './store.ts';

const PAST_DAYS = 90;
const MOST_MEETINGS = 100;

/** Writes the feed of a token: a forum's meetings of the last three months and all coming ones, also cancelled. */
export function calendarFeeds(db: Db, clock: Clock): (token: string) => Promise<string | undefined> {
  return async (token) => {
    const calendar = await findCalendar(db, token);
    if (calendar === undefined) return undefined;
    const now = clock.now();
    const after = now - PAST_DAYS * DAY_MS;
    const meetings = await listMeetings(db, {
      forumId: calendar.forumId,
      after,
      states: ['announced', 'cancelled'],
      limit: MOST_MEETINGS,
    });
    return icsOfAll(meetings, { name: calendar.forumName, key: calendar.key, writtenAt: now });
  };
}
