import { draftsOf, type OpenDraftOf } from '../../../inbound/drafts.ts';
import { draftFacts, type MeetingDraft } from './steps.rules.ts';

/** A draft with the id that its question's buttons name. */
export type OpenDraft = OpenDraftOf<MeetingDraft>;

/** The meeting that the sender is being asked for. */
export const meetingDrafts = draftsOf<MeetingDraft>({
  ...{ name: 'meetingDraft', command: 'buatrapat', facts: draftFacts },
});
