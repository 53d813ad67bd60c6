import ical, {
  ICalAlarmType,
  type ICalAttendeeStatus,
  ICalCalendarMethod,
  type ICalEvent,
  ICalEventStatus,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { HOUR_MS } from '../lib/clock.ts';

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
  readonly timeZone: string;
  readonly place: string;
  readonly agenda: string | undefined;
  readonly link: string | undefined;
  readonly state: 'draft' | 'announced' | 'cancelled';
  readonly revision: number;
}

/** An institution's answer in the words of RFC 5545, 3.2.12. */
export { ICalAttendeeStatus as Participation } from 'ical-generator';

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
  /**
   * What it is for (RFC 5546): `publish` tells whoever likes, `cancel` takes announced meetings back. A person's own calendar is no
   * message to anybody: it has neither, and so may carry answers, links and reminders.
   */
  readonly purpose: 'publish' | 'cancel' | Own;
}

/** What a person's own calendar shows beside the meetings. */
export interface Own {
  /** The answers of the person's institutions to a meeting. */
  answers(
    meetingId: number,
  ): readonly { readonly institution: string; readonly participation: ICalAttendeeStatus }[];
}

/** How long a meeting without a set end ("s.d. selesai") blocks a calendar. */
const USUAL_LENGTH_MS = 2 * HOUR_MS;
/** How often a calendar program may ask for a feed again. */
const REFRESH_SECONDS = 3_600;
/** When a calendar program reminds of a meeting, seconds before it. */
const ALARMS_SECONDS = [24 * 3_600, 3_600];

/**
 * The iCalendar text (RFC 5545) of meetings, for a file or a feed: in the zone of their place where that has one time all year, as
 * Indonesia's have, else in UTC. A cancelled meeting is marked, not left out; drafts are left out.
 */
export function icsOfAll(meetings: readonly CalendarMeeting[], frame: CalendarFrame): string {
  const { purpose } = frame;
  const calendar = ical({
    name: frame.name,
    prodId: { company: 'gunungan', product: 'forum', language: 'ID' },
    ttl: REFRESH_SECONDS,
  });
  if (purpose === 'publish') calendar.method(ICalCalendarMethod.PUBLISH);
  if (purpose === 'cancel') calendar.method(ICalCalendarMethod.CANCEL);
  const shown = meetings.filter(({ state }) => state !== 'draft');
  for (const meeting of shown) {
    const event = calendar.createEvent({
      ...timesOf(meeting),
      id: `rapat-${meeting.forumId}-${meeting.id}@${frame.key}.gunungan`,
      sequence: meeting.revision,
      stamp: new Date(frame.writtenAt),
      summary: meeting.title,
      location: meeting.place,
      description: meeting.agenda ?? '',
      status: meeting.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      organizer: { name: inParameter(frame.name), email: addressIn(frame, 'forum') },
    });
    if (typeof purpose === 'object') addOwn(event, { meeting, frame, own: purpose });
  }
  // Zones are components, which come after every property of the calendar; the last line ends with a line break too (RFC 5545, 3.4 and 3.1).
  const zones = shown.flatMap((meeting) => steadyZone(meeting) ?? []);
  return `${calendar.toString()}\r\n`.replace('BEGIN:VEVENT', `${[...new Set(zones)].join('')}BEGIN:VEVENT`);
}

function addOwn(
  event: ICalEvent,
  {
    meeting,
    frame,
    own,
  }: { readonly meeting: CalendarMeeting; readonly frame: CalendarFrame; readonly own: Own },
): void {
  const [url = ''] = meeting.link?.split(/\s/) ?? [];
  if (URL.canParse(url)) event.url(url);
  for (const [index, { institution, participation }] of own.answers(meeting.id).entries()) {
    const email = addressIn(frame, `instansi-${index + 1}`);
    event.createAttendee({ name: inParameter(institution), email }).status(participation);
  }
  if (meeting.state === 'cancelled') return;
  for (const trigger of ALARMS_SECONDS)
    event.createAlarm({ type: ICalAlarmType.display, trigger, description: meeting.title });
}

/** Attendees and organizers are mail addresses to a calendar; nobody's, for nothing is ever mailed (RFC 2606, `.invalid`). */
function addressIn({ key }: CalendarFrame, name: string): string {
  return `${name}@${key}.gunungan.invalid`;
}

/** A name as a parameter may have it: straight quotation marks end it, however they are escaped (RFC 5545, 3.2). */
function inParameter(name: string): string {
  return name.replaceAll('"', "'").replaceAll('\\', '/');
}

/** Start and end, in the zone of the place where that keeps its time. */
function timesOf(meeting: CalendarMeeting) {
  const { startsAt, endsAt = startsAt + USUAL_LENGTH_MS, timeZone } = meeting;
  if (steadyOffset(meeting) === undefined) return { start: new Date(startsAt), end: new Date(endsAt) };
  const inZone = (moment: number): Temporal.ZonedDateTime =>
    Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
  return { start: inZone(startsAt), end: inZone(endsAt), timezone: timeZone };
}

/** The VTIMEZONE of a meeting's zone, where that keeps its time. */
function steadyZone(meeting: CalendarMeeting): string | undefined {
  const offset = steadyOffset(meeting);
  if (offset === undefined) return undefined;
  const standard = [
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    'END:STANDARD',
  ];
  const lines = ['BEGIN:VTIMEZONE', `TZID:${meeting.timeZone}`, ...standard, 'END:VTIMEZONE'];
  return lines.map((line) => `${line}\r\n`).join('');
}

/** The offset of a meeting's zone as `+0700`; undefined where the zone changes its time, or is none that has a name. */
function steadyOffset({ timeZone, startsAt }: CalendarMeeting): string | undefined {
  const there = Temporal.Instant.fromEpochMilliseconds(startsAt).toZonedDateTimeISO(timeZone);
  const isSteady = timeZone.includes('/') && there.getTimeZoneTransition('next') === null;
  return isSteady ? there.offset.replace(':', '').slice(0, 5) : undefined;
}
