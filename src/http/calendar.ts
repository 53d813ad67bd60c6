import { type CalendarMeeting, icsOfAll } from '../features/meetings/calendar-file.ts';
import type { Clock } from '../lib/clock.ts';
import type { RouteHandler } from '../platform/routes.ts';
import { plainAnswer } from './answer.ts';

/** What the feed of a forum shows. */
export interface CalendarFeed {
  readonly forumName: string;
  /** See `CalendarFrame`. */
  readonly key: string;
  readonly meetings: readonly CalendarMeeting[];
}

/** Finds the forum whose feed has this token, with its meetings; nothing for a token that nobody has. */
export type FindCalendarFeed = (token: string) => Promise<CalendarFeed | undefined>;

/** Where the feeds are: `/calendar/<token>.ics`. */
export const CALENDAR_BRANCH = '/calendar/';
const FEED_PATH = /^\/calendar\/([0-9a-f]{32,64})\.ics$/;

/** `GET /calendar/<token>.ics`: the forum's meetings for calendar programs. The token is the only key, so every miss looks alike. */
export function calendarRoute(deps: {
  readonly find: FindCalendarFeed;
  readonly clock: Clock;
}): RouteHandler {
  return async (request, response) => {
    const token = FEED_PATH.exec((request.url ?? '').split('?', 1)[0] ?? '')?.[1];
    const feed = token === undefined ? undefined : await deps.find(token);
    if (token === undefined || feed === undefined) {
      plainAnswer(response, { status: 404, line: 'not found' });
      return;
    }
    const frame = { name: feed.forumName, key: feed.key, writtenAt: deps.clock.now() };
    const text = icsOfAll(feed.meetings, frame);
    response.writeHead(200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'private, max-age=300',
    });
    response.end(text);
  };
}
