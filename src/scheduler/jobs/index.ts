import { askPlatforms } from './ask-platforms.ts';
import { closeCalendars } from './close-calendars.ts';
import { compareNotices } from './compare-notices.ts';
import { forget } from './forget.ts';
import type { Job } from './job.ts';
import { keepNoLonger } from './keep-no-longer.ts';
import { planReminders, recordMissed } from './plan-reminders.ts';
import { refreshNotices } from './refresh-notices.ts';
import { reportInvitations } from './report-invitations.ts';
import { reportUnreachable } from './report-unreachable.ts';
import { repostRefused } from './repost-refused.ts';
import { tidy } from './tidy.ts';
import { wakeDeliveries } from './wake-deliveries.ts';

/** Every job, in the order in which one tick runs them. */
export const jobs: readonly Job[] = [
  planReminders,
  recordMissed,
  reportUnreachable,
  closeCalendars,
  repostRefused,
  reportInvitations,
  wakeDeliveries,
  refreshNotices,
  compareNotices,
  tidy,
  forget,
  keepNoLonger,
  askPlatforms,
];
