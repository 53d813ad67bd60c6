import type { Call } from '../../../inbound/command.ts';
import {
  type DraftKind,
  endDraftOf,
  findDraft,
  keepDraftOf,
  type OpenDraftOf,
  takeDraftOf,
} from '../../../inbound/drafts.ts';
import { draftFacts, type MeetingDraft } from './steps.rules.ts';

const KIND: DraftKind<MeetingDraft> = { name: 'meetingDraft', command: 'buatrapat', facts: draftFacts };

/** A draft with the id that its question's buttons name. */
export type OpenDraft = OpenDraftOf<MeetingDraft>;

/** The sender's meeting that is being asked for; undefined where there is none. */
export function openDraft(call: Call): Promise<OpenDraft | undefined> {
  return findDraft(call, KIND);
}

/** Takes the sender's draft, once; undefined where the id names an earlier question. */
export function takeDraft(
  call: Call,
  taken: { readonly id: number; readonly as?: 'done' | 'dropped' },
): Promise<MeetingDraft | undefined> {
  return takeDraftOf(call, { ...taken, kind: KIND });
}

/** Keeps a draft with its question open, so that the sender's next words answer it. */
export function keepDraft(call: Call, draft: MeetingDraft): Promise<number> {
  return keepDraftOf(call, { kind: KIND, draft });
}

/** Ends what is open: the dialogue, and any draft that was not taken. */
export function endDraft(call: Call): Promise<void> {
  return endDraftOf(call, KIND);
}
