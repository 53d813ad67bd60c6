import { readMeetingNumber, readRowId } from '../../inbound/args/numbers.ts';
import type { Call } from '../../inbound/command.ts';
import { rolesWithHost } from '../../inbound/permit.ts';
import { refuse } from '../../inbound/replies.ts';
import { mayUse } from '../../inbound/rights.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import type { Meeting } from '../../model/meeting.ts';
import { findHostedMeeting, findMeeting, listMeetings } from '../meetings/service.ts';
import {
  type FoundMeeting,
  findMeetingIn,
  findRepliedMeeting,
  isHostOf,
} from '../meetings/which-meeting.service.ts';
import { closesAt } from './rules.ts';

/** As long after its start a meeting may still be the one that is meant, whenever it was to end. */
const LONGEST_MS = 72 * HOUR_MS;
const MOST = 5;

/**
 * The meeting that the secretariat or its host means: by its number, by what is replied to, the one of a button, else the one under
 * way or the next; for a host its own. Whoever is neither is refused.
 */
export async function findMeetingAsked(
  call: Call,
  asked: string | { readonly id: string },
): Promise<FoundMeeting> {
  const found = typeof asked === 'string' ? await byWords(call, asked) : await byId(call, asked.id);
  if (!found.ok) return found;
  return runsMeeting(call, found.meeting) ? found : { ok: false, reactions: refuse(call, 'noRight') };
}

/** Whether somebody runs the meeting: as secretariat, or as its host. */
export function runsMeeting(call: Call, meeting: Pick<Meeting, 'host'>): boolean {
  return mayUse('daftarhadir', call.context.actor.roles) || isHostOf(call, meeting);
}

/** The announced meeting that is under way, if any. */
async function findMeetingUnderWay({ work, context }: Call): Promise<Meeting | undefined> {
  const around = await listMeetings(work.db, {
    forumId: context.forum.id,
    after: work.now - LONGEST_MS,
    states: ['announced'],
    limit: MOST,
  });
  return around.find((meeting) => meeting.startsAt <= work.now && work.now < closesAt(meeting));
}

async function byId(call: Call, id: string): Promise<FoundMeeting> {
  const rowId = readRowId(id);
  const meeting =
    rowId === undefined
      ? undefined
      : await findMeeting(call.work.db, { forumId: call.context.forum.id, id: rowId });
  return meeting === undefined
    ? { ok: false, reactions: refuse(call, 'buttonGone') }
    : { ok: true, meeting, rest: '' };
}

async function byWords(call: Call, words: string): Promise<FoundMeeting> {
  const { work, context } = call;
  const { roles, seats } = context.actor;
  const isOfficer = mayUse('daftarhadir', roles);
  const states = isOfficer ? (['announced', 'draft'] as const) : (['announced'] as const);
  const isNamed =
    readMeetingNumber(words) !== undefined || (await findRepliedMeeting(call, { hasDrafts: isOfficer }));
  if (isNamed) return findMeetingIn(call, { words, states });
  const own = isOfficer
    ? undefined
    : await findHostedMeeting(work.db, {
        forumId: context.forum.id,
        institutionIds: seats.map(({ institutionId }) => institutionId),
        after: work.now - LONGEST_MS,
      });
  const meeting = own ?? (await findMeetingUnderWay(call));
  return meeting === undefined
    ? findMeetingIn(call, { words, states })
    : { ok: true, meeting, rest: words.trim() };
}

/** Whether somebody runs meetings at all: as secretariat, or because their institution is host of one. */
export async function runsAnyMeeting(call: Call): Promise<boolean> {
  return mayUse('daftarhadir', await rolesWithHost(call));
}
