import { MINUTE_MS } from '../../lib/clock.ts';
import type { Answer } from './types.ts';

/** So long after it was given an answer can be taken back. */
export const UNDO_MS = MINUTE_MS;

/** An answer of the history that somebody wants to take back. Moments are epoch milliseconds. */
export interface Undoable {
  readonly byPersonId: number | undefined;
  readonly answeredAt: number;
  readonly undoneAt: number | undefined;
  /** Whether it is the one that counts for its institution. */
  readonly isCounting: boolean;
  readonly meeting: { readonly isCancelled: boolean; readonly startsAt: number };
}

/** Why an answer stays. */
export type UndoProblem =
  | 'undoNotYours'
  | 'undoDone'
  | 'undoChanged'
  | 'undoTooLate'
  | 'meetingCancelled'
  | 'meetingClosed';

/** Why this person may not take the answer back now; undefined where nothing is in the way. */
export function undoProblem(
  answer: Undoable,
  { personId, now }: { readonly personId: number | undefined; readonly now: number },
): UndoProblem | undefined {
  if (personId === undefined || answer.byPersonId !== personId) return 'undoNotYours';
  if (answer.undoneAt !== undefined) return 'undoDone';
  if (!answer.isCounting) return 'undoChanged';
  if (answer.meeting.isCancelled) return 'meetingCancelled';
  if (now >= answer.meeting.startsAt) return 'meetingClosed';
  return now - answer.answeredAt > UNDO_MS ? 'undoTooLate' : undefined;
}

/** What an answer is that was taken back, and what counts instead. */
export interface Undone {
  readonly institution: { readonly id: number; readonly shortName: string };
  readonly answer: Answer;
  readonly note: string;
  /** The answer before, which counts again; undefined: none. */
  readonly restored:
    | { readonly answer: Answer; readonly note: string; readonly byPersonId: number | undefined }
    | undefined;
}
