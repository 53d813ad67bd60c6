import { readMeetingNumber } from '../../inbound/args/numbers.ts';
import type { Call } from '../../inbound/command.ts';
import { refuse } from '../../inbound/replies.ts';
import { mayUse } from '../../inbound/rights.ts';
import type { Meeting, MeetingState } from '../../model/meeting.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { findRepliedMeeting } from '../answers/answering/meant-meeting.ts';
import { findMeetingByNumber, findNextMeeting } from './store.ts';

/** A meeting that was named or meant, with the words behind its number; or the refusal. */
export type FoundMeeting =
  | { readonly ok: true; readonly meeting: Meeting; readonly rest: string }
  | { readonly ok: false; readonly reactions: readonly Reaction[] };

/**
 * Finds the meeting whose number begins the words, else the one that is replied to, else the next one in one of the states. A draft exists only for
 * who may announce it.
 * @param states in which a meeting that was not named may be
 */
export async function findMeetingIn(
  call: Call,
  words: string,
  states: readonly MeetingState[],
): Promise<FoundMeeting> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const named = readMeetingNumber(words);
  if (named === undefined) {
    const replied = await findRepliedMeeting(call);
    if (replied !== undefined) return { ok: true, meeting: replied, rest: words.trim() };
    const meeting = await findNextMeeting(work.db, { forumId, after: work.now, states });
    return meeting === undefined
      ? { ok: false, reactions: refuseNoMeeting(call) }
      : { ok: true, meeting, rest: words.trim() };
  }
  const { number, rest } = named;
  const meeting = await findMeetingByNumber(work.db, { forumId, number });
  const isHidden = meeting?.state === 'draft' && !mayUse('umumkan', context.actor.roles);
  return meeting === undefined || isHidden
    ? { ok: false, reactions: refuse(call, 'noSuchMeeting', { number }) }
    : { ok: true, meeting, rest };
}

/** Says that no meeting is to come: how to make one to the forum's officers, to everybody else that they will be told. */
export function refuseNoMeeting(call: Call): readonly Reaction[] {
  const isOfficer = mayUse('umumkan', call.context.actor.roles);
  return refuse(call, isOfficer ? 'noMeetingYet' : 'noMeetingForMembers');
}

/** Words that mean the next meeting as nothing does. */
const NEXT = /^(rapat |pertemuan )?(berikut(nya)?|selanjutnya|mendatang|terdekat|next)$/i;

/** The same where nothing but a number may stand (`/rekap 42`). */
export async function findOnlyMeeting(
  call: Call,
  words: string,
  states: readonly MeetingState[],
): Promise<FoundMeeting> {
  const found = await findMeetingIn(call, words, states);
  if (!found.ok || found.rest === '' || NEXT.test(found.rest)) return found;
  return { ok: false, reactions: refuse(call, 'notANumber', { words }) };
}

/** Finds a meeting that must be named by its number, as in `/batalrapat 42 alasan`. */
export async function findNumberedMeeting(
  call: Call,
  words: string,
  command: 'batalrapat' | 'tundarapat' | 'ubahrapat',
): Promise<FoundMeeting> {
  if (readMeetingNumber(words) === undefined) {
    const example = call.language.t(`commands:example.${command}`);
    return { ok: false, reactions: refuse(call, 'missingNumber', { example }) };
  }
  return findMeetingIn(call, words, []);
}
