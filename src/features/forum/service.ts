/** What other rooms may ask of a forum. */
export { ownAccount } from './own-account.ts';
export { findForum, findForumByName, listForums, listForumsOf } from './store.ts';
