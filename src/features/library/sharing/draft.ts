import { draftsOf, type OpenDraftOf } from '../../../inbound/drafts.ts';
import { draftFacts, type EntryDraft } from './steps.rules.ts';

/** A draft with the id that its question's buttons name. */
export type OpenDraft = OpenDraftOf<EntryDraft>;

/** What the sender is sharing; under the preview nothing is asked. */
export const entryDrafts = draftsOf<EntryDraft>({
  ...{ name: 'libraryDraft', command: 'bagikan', facts: draftFacts },
  silentStep: 'preview',
});
