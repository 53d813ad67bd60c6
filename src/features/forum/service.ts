/** What other rooms may ask of a forum. */
export { ownAccount } from './own-account.ts';
export {
  ensureForum,
  findForum,
  findForumByName,
  listForums,
  listForumsOf,
  newCalendarToken,
} from './store.ts';
