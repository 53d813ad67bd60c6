/** What other rooms may ask of the library. */

export type { About } from './finding/finding.service.ts';
export { entriesAbout, findEntries, indexEntry, lookUp, saysMore } from './finding/finding.service.ts';
export { findEntry, findEntryByNumber, listEntries, listWaiting } from './store.ts';
export { suggestTopics } from './topics/topics.service.ts';
export { listTopics } from './topics.store.ts';
