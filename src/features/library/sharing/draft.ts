import type { Call } from '../../../inbound/command.ts';
import {
  type DraftKind,
  endDraftOf,
  findDraft,
  keepDraftOf,
  type OpenDraftOf,
  takeDraftOf,
} from '../../../inbound/drafts.ts';
import { draftFacts, type EntryDraft } from './steps.rules.ts';

const KIND: DraftKind<EntryDraft> = { name: 'libraryDraft', command: 'bagikan', facts: draftFacts };

/** A draft with the id that its question's buttons name. */
export type OpenDraft = OpenDraftOf<EntryDraft>;

/** What the sender is sharing; undefined where there is nothing. */
export function openDraft(call: Call): Promise<OpenDraft | undefined> {
  return findDraft(call, KIND);
}

/** Takes the sender's draft, once; undefined where the id names an earlier question. */
export function takeDraft(
  call: Call,
  taken: { readonly id: number; readonly as?: 'done' | 'dropped' },
): Promise<EntryDraft | undefined> {
  return takeDraftOf(call, { ...taken, kind: KIND });
}

/** Keeps a draft; under the preview nothing is asked. */
export function keepDraft(call: Call, draft: EntryDraft): Promise<number> {
  return keepDraftOf(call, { kind: KIND, draft, isListening: draft.step !== 'preview' });
}

/** Ends what is open: the dialogue, and any draft that was not taken. */
export function endDraft(call: Call): Promise<void> {
  return endDraftOf(call, KIND);
}
