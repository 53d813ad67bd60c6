import type { RouteHandler } from '../platform/routes.ts';
import { plainAnswer } from './answer.ts';

/** Writes the feed that has this token; nothing for a token that nobody has. */
export type WriteCalendarFeed = (token: string) => Promise<string | undefined>;

/** Where the feeds are: `/calendar/<token>.ics`. */
export const CALENDAR_BRANCH = '/calendar/';
const FEED_PATH = /^\/calendar\/([0-9a-f]{32,64})\.ics$/;

/** `GET /calendar/<token>.ics`: the forum's meetings for calendar programs. The token is the only key, so every miss looks alike. */
export function calendarRoute(write: WriteCalendarFeed): RouteHandler {
  return async (request, response) => {
    const token = FEED_PATH.exec((request.url ?? '').split('?', 1)[0] ?? '')?.[1];
    const text = token === undefined ? undefined : await write(token);
    if (text === undefined) {
      plainAnswer(response, { status: 404, line: 'not found' });
      return;
    }
    response.writeHead(200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'private, max-age=300',
    });
    response.end(text);
  };
}
