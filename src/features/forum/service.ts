/** What other rooms may ask of a forum. */
export { cadenceOf, setCadence } from './cadence.store.ts';
export {
  calendarOf,
  type ForumCalendar,
  findCalendar,
  listExposedCalendars,
  renewCalendarToken,
} from './calendar.store.ts';
export { ownAccount } from './own-account.ts';
export {
  ensureForum,
  findForum,
  findForumByName,
  listForums,
  listForumsOf,
  newCalendarToken,
} from './store.ts';
