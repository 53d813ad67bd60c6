import { readMeetingNumber, readRowId } from '../../inbound/args/numbers.ts';
import type { Call } from '../../inbound/command.ts';
import { refuse } from '../../inbound/replies.ts';
import { mayChange, mayUse } from '../../inbound/rights.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { findMeeting, findMeetingByNumber, listMeetings } from '../meetings/service.ts';
import { findRepliedMeeting, isHostOf } from '../meetings/which-meeting.service.ts';

/** So many coming meetings are looked at. */
const MOST = 12;

/** Meetings somebody prepares or looks after, with the words behind a number; or what is said instead. */
export type Asked =
  | { readonly ok: true; readonly meetings: readonly Meeting[]; readonly rest: string }
  | { readonly ok: false; readonly reactions: readonly Reaction[] };

/** Who reads the checklist of a meeting: who leads the forum, and its host, also before the announcement. */
export function mayRead(call: Call, meeting: Pick<Meeting, 'host'>): boolean {
  return mayUse('umumkan', call.context.actor.roles) || isHostOf(call, meeting);
}

/** Who changes it, and the details that a host sets: the secretariat and its host. */
export function mayPrepare(call: Call, meeting: Pick<Meeting, 'host'>): boolean {
  return mayChange('persiapan', call.context.actor.roles) || isHostOf(call, meeting);
}

/**
 * The coming meeting whose number begins the words, or that is replied to; else all that the sender may prepare: its own, and for
 * who leads the forum every one.
 */
export async function findAsked(call: Call, words: string): Promise<Asked> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const named = readMeetingNumber(words);
  if (named !== undefined) {
    const { number, rest } = named;
    const meeting = await findMeetingByNumber(work.db, { forumId, number });
    return checked(call, { meeting, number, rest });
  }
  const rest = words.trim();
  const replied = await findRepliedMeeting(call, { hasDrafts: true });
  if (replied !== undefined && mayRead(call, replied) && replied.startsAt > work.now)
    return { ok: true, meetings: [replied], rest };
  const coming = await listMeetings(work.db, {
    forumId,
    after: work.now,
    states: ['draft', 'announced'],
    limit: MOST,
  });
  const own = coming.filter((meeting) => isHostOf(call, meeting));
  const leads = mayUse('umumkan', context.actor.roles);
  const meetings = own.length > 0 && !leads ? own : coming.filter((meeting) => mayRead(call, meeting));
  if (meetings.length > 0) return { ok: true, meetings, rest };
  return { ok: false, reactions: refuse(call, leads ? 'noMeetingYet' : 'notHostOfAny') };
}

/** The meeting of a button, for who may read its checklist. */
export async function findPressed(call: Call, id: string | undefined): Promise<Asked> {
  const rowId = readRowId(id);
  if (rowId === undefined) return { ok: false, reactions: refuse(call, 'buttonGone') };
  const meeting = await findMeeting(call.work.db, { forumId: call.context.forum.id, id: rowId });
  return meeting === undefined
    ? { ok: false, reactions: refuse(call, 'buttonGone') }
    : checked(call, { meeting, number: meeting.number, rest: '' });
}

function checked(
  call: Call,
  {
    meeting,
    number,
    rest,
  }: { readonly meeting: Meeting | undefined; readonly number: number; readonly rest: string },
): Asked {
  const no = (reason: 'noSuchMeeting' | 'meetingCancelled' | 'meetingOver'): Asked => ({
    ok: false,
    reactions: refuse(call, { reason, number }),
  });
  if (meeting === undefined) return no('noSuchMeeting');
  if (!mayRead(call, meeting))
    return meeting.state === 'draft'
      ? no('noSuchMeeting')
      : { ok: false, reactions: refuse(call, { reason: 'notHostOf', number }) };
  if (meeting.state === 'cancelled') return no('meetingCancelled');
  return meeting.startsAt <= call.work.now ? no('meetingOver') : { ok: true, meetings: [meeting], rest };
}
