import { icsOfAll } from '../../calendar/ics.ts';
import type { Db } from '../../db/db.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { NoticeForum } from '../../notices/content.ts';
import type { OutgoingFile } from '../../platform/message.ts';
import { calendarOf } from '../forum/service.ts';

/** What a meeting's calendar file is made with; see `ForumCalendar.key`. */
export interface CalendarDetails {
  readonly calendarKey: string;
}

/** Loads it. */
export async function loadCalendarDetails(db: Db, forumId: number): Promise<CalendarDetails> {
  return { calendarKey: (await calendarOf(db, forumId)).key };
}

/** A meeting as a file for calendars: what it puts there, changes or, once it is cancelled, takes away. */
export function calendarFile(
  meeting: Meeting,
  {
    forum,
    details,
    now,
  }: { readonly forum: Pick<NoticeForum, 'name'>; readonly details: CalendarDetails; readonly now: number },
): OutgoingFile {
  const purpose = meeting.state === 'cancelled' ? 'cancel' : 'publish';
  const frame = { name: forum.name, key: details.calendarKey, writtenAt: now, purpose } as const;
  return {
    name: `pertemuan-${meeting.number}.ics`,
    mimeType: 'text/calendar',
    content: Buffer.from(icsOfAll([meeting], frame)),
  };
}
