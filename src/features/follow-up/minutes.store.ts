import type { Db } from '../../db/db.ts';
import { toMeeting, WITH_HOST } from '../../model/meeting.store.ts';
import type { Meeting } from '../../model/meeting.ts';

/** Marks a meeting's minutes as done at `now` (epoch milliseconds); false when they are already. */
export async function markMinutesDone(
  db: Db,
  key: { readonly forumId: number; readonly meetingId: number; readonly now: number },
): Promise<boolean> {
  const marked = await db.meeting.updateMany({
    where: { id: key.meetingId, forumId: key.forumId, minutesDoneAt: null },
    data: { minutesDoneAt: new Date(key.now) },
  });
  return marked.count > 0;
}

/** The last meeting that began before a moment (epoch milliseconds) and was not cancelled. */
export async function findLastMeeting(
  db: Db,
  key: { readonly forumId: number; readonly before: number },
): Promise<Meeting | undefined> {
  const row = await db.meeting.findFirst({
    where: { forumId: key.forumId, startsAt: { lte: new Date(key.before) }, state: 'announced' },
    orderBy: { startsAt: 'desc' },
    include: WITH_HOST,
  });
  return row === null ? undefined : toMeeting(row);
}
