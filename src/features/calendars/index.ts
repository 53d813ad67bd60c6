import type { Feature } from '../feature.ts';
import { calendarRenewed } from './calendar-renewed.notice.ts';
import { closeCalendars } from './close-calendars.job.ts';
import { feedPage } from './feed.page.ts';
import { kalender } from './kalender.command.ts';
import { calendarsPersonalData } from './personal-data.store.ts';

/** Calendars that programs subscribe to: the forum's, and each person's own. */
export const calendars: Feature = {
  name: 'calendars',
  commands: [kalender],
  notices: [calendarRenewed],
  jobs: closeCalendars,
  pages: [feedPage],
  personalData: calendarsPersonalData,
};
