/** What other rooms may ask of the library. */
export { findEntry, findEntryByNumber, listEntries, listWaiting } from './store.ts';
export { listTopics } from './topics.store.ts';
