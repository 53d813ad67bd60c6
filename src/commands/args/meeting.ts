import { findMeetingByNumber, findNextMeeting } from '../../domain/meetings/store.ts';
import type { Meeting, MeetingState } from '../../domain/meetings/types.ts';
import type { Reaction } from '../../platform/reaction.ts';
import type { Call } from '../command.ts';
import { refuse } from '../refuse.ts';

/** A meeting that was named or meant, with the words behind its number; or the refusal. */
export type FoundMeeting =
  | { readonly ok: true; readonly meeting: Meeting; readonly rest: string }
  | { readonly ok: false; readonly reactions: readonly Reaction[] };

const NUMBER = /^(?:no\.?|nomor|ke-?|#)?\s*(\d{1,5})(?![\d./:-])\s*/i;

/**
 * Finds the meeting whose number begins the words, else the next one in one of the states.
 * @param states in which a meeting that was not named may be
 */
export async function findMeetingIn(
  call: Call,
  words: string,
  states: readonly MeetingState[],
): Promise<FoundMeeting> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const named = NUMBER.exec(words);
  if (named === null) {
    const meeting = await findNextMeeting(work.db, { forumId, after: work.now, states });
    return meeting === undefined
      ? { ok: false, reactions: refuse(call, 'noMeetingYet') }
      : { ok: true, meeting, rest: words.trim() };
  }
  const number = Number(named[1]);
  const meeting = await findMeetingByNumber(work.db, { forumId, number });
  const rest = words.slice(named[0].length).trim();
  return meeting === undefined
    ? { ok: false, reactions: refuse(call, 'noSuchMeeting', { number }) }
    : { ok: true, meeting, rest };
}

/** Finds a meeting that must be named by its number, as in `/batalrapat 42 alasan`. */
export async function findNumberedMeeting(call: Call, words: string, example: string): Promise<FoundMeeting> {
  if (!NUMBER.test(words)) return { ok: false, reactions: refuse(call, 'missingNumber', { example }) };
  return findMeetingIn(call, words, []);
}
