import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { HOUR_MS } from '../../lib/clock.ts';

/**
 * A meeting as a calendar shows it; moments in epoch milliseconds. `Meeting` fits. Files and feeds get to people the forum does
 * not know, so the contact (a name and a telephone number) is no part of it.
 */
export interface CalendarMeeting {
  readonly id: number;
  readonly forumId: number;
  readonly title: string;
  readonly startsAt: number;
  readonly endsAt: number | undefined;
  readonly place: string;
  readonly agenda: string | undefined;
  readonly link: string | undefined;
  readonly state: 'draft' | 'announced' | 'cancelled';
  readonly revision: number;
}

/** The calendar that the meetings stand in. */
export interface CalendarFrame {
  /** Its name for readers: the forum's. */
  readonly name: string;
  /**
   * Tells this forum from every other one anywhere (see `ForumCalendar`); the meetings' ids in all calendar files and
   * feeds are made of it, so that a file opened twice or beside the feed shows one event.
   */
  readonly key: string;
  /** Moment at which it is written, epoch milliseconds. */
  readonly writtenAt: number;
}

/** How long a meeting without a set end ("s.d. selesai") blocks a calendar. */
const USUAL_LENGTH_MS = 2 * HOUR_MS;
/** How often a calendar program may ask for a feed again. */
const REFRESH_SECONDS = 3_600;

/**
 * The iCalendar text (RFC 5545) of meetings, for a file or a feed. Times are in UTC; calendars show them in their reader's
 * zone. A cancelled meeting is marked, not left out; drafts are left out.
 */
export function icsOfAll(meetings: readonly CalendarMeeting[], frame: CalendarFrame): string {
  const calendar = ical({
    name: frame.name,
    prodId: { company: 'gunungan', product: 'forum', language: 'ID' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  for (const meeting of meetings.filter(({ state }) => state !== 'draft')) {
    const event = calendar.createEvent({
      id: `rapat-${meeting.forumId}-${meeting.id}@${frame.key}.gunungan`,
      sequence: meeting.revision,
      stamp: new Date(frame.writtenAt),
      start: new Date(meeting.startsAt),
      end: new Date(meeting.endsAt ?? meeting.startsAt + USUAL_LENGTH_MS),
      summary: meeting.title,
      location: meeting.place,
      description: meeting.agenda ?? '',
      status: meeting.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
    const [url = ''] = meeting.link?.split(/\s/) ?? [];
    if (URL.canParse(url)) event.url(url);
  }
  return calendar.toString();
}
