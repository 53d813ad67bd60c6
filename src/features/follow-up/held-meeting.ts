import { readMeetingNumber } from '../../inbound/args/numbers.ts';
import type { Call } from '../../inbound/command.ts';
import { refuse } from '../../inbound/replies.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { findLastMeeting, findMeetingByNumber } from '../meetings/service.ts';

/** The meeting with the words behind its number, or what is said instead. */
export type HeldMeeting =
  | { readonly ok: true; readonly meeting: Meeting; readonly rest: string }
  | { readonly ok: false; readonly reactions: readonly Reaction[] };

/** Finds the meeting whose number begins the words, else the last one that has begun; it must have begun. */
export async function findHeldMeeting(call: Call, words: string): Promise<HeldMeeting> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const named = readMeetingNumber(words);
  if (named === undefined) {
    const meeting = await findLastMeeting(work.db, { forumId, before: work.now });
    return meeting === undefined
      ? { ok: false, reactions: refuse(call, 'noMeetingHeld') }
      : { ok: true, meeting, rest: words.trim() };
  }
  const { number, rest } = named;
  const meeting = await findMeetingByNumber(work.db, { forumId, number });
  if (meeting === undefined || meeting.state === 'draft')
    return { ok: false, reactions: refuse(call, { reason: 'noSuchMeeting', number }) };
  if (meeting.state === 'cancelled')
    return { ok: false, reactions: refuse(call, { reason: 'meetingCancelled', number }) };
  return meeting.startsAt > work.now
    ? { ok: false, reactions: refuse(call, { reason: 'meetingNotHeld', number }) }
    : { ok: true, meeting, rest };
}
