/** What other rooms read of what follows a meeting. */
export { listActions } from './store.ts';
