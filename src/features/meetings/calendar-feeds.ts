import type { Db } from '../../db/db.ts';
import { type Clock, DAY_MS } from '../../lib/clock.ts';
import type { Meeting } from '../../model/meeting.ts';
import { type ForumCalendar, findCalendar } from './calendar-address.store.ts';
import { listMeetings } from './store.ts';

const PAST_DAYS = 90;
const MOST_MEETINGS = 100;

/** Finds what the feed of a token shows: a forum's meetings of the last three months and all coming ones, also cancelled. */
export function calendarFeeds(
  db: Db,
  clock: Clock,
): (token: string) => Promise<(ForumCalendar & { readonly meetings: readonly Meeting[] }) | undefined> {
  return async (token) => {
    const calendar = await findCalendar(db, token);
    if (calendar === undefined) return undefined;
    const after = clock.now() - PAST_DAYS * DAY_MS;
    const meetings = await listMeetings(db, {
      forumId: calendar.forumId,
      after,
      states: ['announced', 'cancelled'],
      limit: MOST_MEETINGS,
    });
    return { ...calendar, meetings };
  };
}
