import type { Work } from '../../model/work.ts';
import { listSecretariat } from '../../notices/recipients/recipients.store.ts';
import { planNotice } from '../../notices/service.ts';
import { type ForumCalendar, renewCalendarToken } from '../forum/service.ts';
import { calendarRenewed } from './calendar-renewed.notice.ts';

/** Gives the feed another address after somebody left who may know it, and tells the secretariat. */
export async function closeExposedCalendar(work: Work, calendar: ForumCalendar): Promise<void> {
  const { db, now, randomness } = work;
  const { forumId } = calendar;
  if ((await renewCalendarToken(db, { calendar, randomness, now })) === undefined) return;
  const secretariat = await listSecretariat(db, forumId);
  await planNotice(work, {
    ...{ forumId, meetingId: null, dueAt: now, priority: 0 },
    kind: calendarRenewed,
    key: `calendarRenewed:${forumId}:${now}`,
    facts: {},
    targets: secretariat.map((personId) => ({ kind: 'person', personId })),
  });
}
