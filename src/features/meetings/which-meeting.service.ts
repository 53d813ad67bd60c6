import { readMeetingNumber } from '../../inbound/args/numbers.ts';
import type { Call, RunCall } from '../../inbound/command.ts';
import { rolesWithHost } from '../../inbound/permit.ts';
import { refuse } from '../../inbound/replies.ts';
import { mayChange, mayUse } from '../../inbound/rights.ts';
import { formatDate } from '../../language/dates/format.ts';
import { mayTellOfMeeting, numbersNamed } from '../../language/meetings-named.ts';
import type { Meeting, MeetingState } from '../../model/meeting.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { findMeeting, findMeetingByNumber, findNextMeeting, listMeetings } from './store.ts';
import { findTold } from './targets.store.ts';

/** How many meetings may be open for answers before only the nearest are asked about. */
export const MOST_ASKED = 5;

/** Which meeting somebody means who names none. */
export type MeantMeeting =
  /** `isNamed`: by what was replied to, so that it may be one that takes no answers any more; else the next open one. */
  | { readonly kind: 'one'; readonly meeting: Meeting; readonly isNamed: boolean }
  /** Something was replied to, and which of the open ones it tells of cannot be said. */
  | { readonly kind: 'unclear'; readonly meetings: readonly Meeting[] }
  | { readonly kind: 'none' };

/**
 * The meeting of the message that is replied to, be it a notice of ours, a copy, a quote or a forward of one, or a receipt;
 * without such a reply the next one that takes answers. Words of others choose a meeting of this forum, and do nothing else.
 * @param hasDrafts whether a draft may be meant too, by who may know of it
 */
export async function findMeantMeeting(
  call: Pick<Call, 'work' | 'context' | 'incoming' | 'language'>,
  { hasDrafts = false }: { readonly hasDrafts?: boolean } = {},
): Promise<MeantMeeting> {
  const { work, context, incoming } = call;
  const forumId = context.forum.id;
  const { replyTo, quoted } = incoming;
  const open = await listMeetings(work.db, {
    forumId,
    after: work.now,
    states: ['announced'],
    limit: MOST_ASKED,
  });
  const told = await findTold(
    work.db,
    [replyTo, quoted?.original].flatMap((ref) => ref ?? []),
  );
  const isOtherForums = told !== undefined && told.forumId !== forumId;
  const named = isOtherForums
    ? []
    : told === undefined
      ? await meetingsNamed(call, { open, hasDrafts })
      : [await findMeeting(work.db, { forumId, id: told.meetingId })].flatMap((one) => one ?? []);
  const [meeting, ...others] = named;
  if (meeting !== undefined && others.length === 0) return { kind: 'one', meeting, isNamed: true };
  const asked = named.filter(({ id }) => open.some((one) => one.id === id));
  const choice = asked.length > 0 ? asked : open;
  const [next] = choice;
  if (next === undefined) return { kind: 'none' };
  const isClear = choice.length === 1 || (named.length === 0 && !isOtherForums && !mayBeNotice(call));
  return isClear ? { kind: 'one', meeting: next, isNamed: false } : { kind: 'unclear', meetings: choice };
}

/** The one meeting that is told by what is replied to; undefined where nothing is, or where it tells of none or of several. */
export async function findRepliedMeeting(
  call: Parameters<typeof findMeantMeeting>[0],
  terms: { readonly hasDrafts?: boolean } = {},
): Promise<Meeting | undefined> {
  const { replyTo, quoted } = call.incoming;
  if (replyTo === undefined && quoted === undefined) return undefined;
  const meant = await findMeantMeeting(call, terms);
  return meant.kind === 'one' && meant.isNamed ? meant.meeting : undefined;
}

/** The forum's meetings that the words replied to name: by number, else by the date of an open one. The quoted part decides. */
async function meetingsNamed(
  { work, context, incoming, language }: Pick<Call, 'work' | 'context' | 'incoming' | 'language'>,
  { open, hasDrafts }: { readonly open: readonly Meeting[]; readonly hasDrafts: boolean },
): Promise<readonly Meeting[]> {
  const forumId = context.forum.id;
  for (const text of incoming.quoted?.texts ?? []) {
    const numbers = numbersNamed(text).slice(0, MOST_ASKED);
    const found = await Promise.all(
      numbers.map((number) => findMeetingByNumber(work.db, { forumId, number })),
    );
    const named = found.flatMap((one) =>
      one === undefined || (one.state === 'draft' && !hasDrafts) ? [] : [one],
    );
    if (named.length > 0) return named;
    const plain = text.toLowerCase().replace(/\s+/g, ' ');
    const dated = open.filter(({ startsAt, timeZone: zone }) =>
      plain.includes(
        dateWithoutWeekday(formatDate(startsAt, { zone, locale: language.locale })).toLowerCase(),
      ),
    );
    if (dated.length > 0) return dated;
  }
  return [];
}

/** `Jumat, 5 Februari 2027` without its weekday, which not every letter writes. */
function dateWithoutWeekday(date: string): string {
  return date.slice(date.indexOf(' ') + 1);
}

/** Whether what is replied to could tell of a meeting although none is recognised in it. */
function mayBeNotice({ incoming }: Pick<Call, 'incoming'>): boolean {
  const { quoted, replyTo } = incoming;
  if (quoted === undefined) return replyTo !== undefined;
  if (quoted.isOwn && !quoted.isCopy) return quoted.texts.some((text) => numbersNamed(text).length > 0);
  return quoted.isCopy || quoted.texts.length === 0 || quoted.texts.some(mayTellOfMeeting);
}

/** A meeting that was named or meant, with the words behind its number; or the refusal. */
export type FoundMeeting =
  | { readonly ok: true; readonly meeting: Meeting; readonly rest: string }
  | { readonly ok: false; readonly reactions: readonly Reaction[] };

/**
 * Finds the meeting whose number begins the words, else the one that is replied to, else the next one in one of the states. A draft exists only for
 * who may announce it, and, named by its number, for its host.
 * @param states in which a meeting that was not named may be
 */
export async function findMeetingIn(
  call: Call,
  { words, states }: { readonly words: string; readonly states: readonly MeetingState[] },
): Promise<FoundMeeting> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const named = readMeetingNumber(words);
  if (named === undefined) {
    const hasDrafts = states.includes('draft') && mayUse('umumkan', context.actor.roles);
    const replied = await findRepliedMeeting(call, { hasDrafts });
    if (replied !== undefined) return { ok: true, meeting: replied, rest: words.trim() };
    const meeting = await findNextMeeting(work.db, { forumId, after: work.now, states });
    return meeting === undefined
      ? { ok: false, reactions: refuseNoMeeting(call) }
      : { ok: true, meeting, rest: words.trim() };
  }
  const { number, rest } = named;
  const meeting = await findMeetingByNumber(work.db, { forumId, number });
  const isHidden =
    meeting?.state === 'draft' && !mayUse('umumkan', context.actor.roles) && !isHostOf(call, meeting);
  return meeting === undefined || isHidden
    ? { ok: false, reactions: refuse(call, { reason: 'noSuchMeeting', number }) }
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
  { words, states }: { readonly words: string; readonly states: readonly MeetingState[] },
): Promise<FoundMeeting> {
  const found = await findMeetingIn(call, { words, states });
  if (!found.ok || found.rest === '' || NEXT.test(found.rest)) return found;
  return { ok: false, reactions: refuse(call, { reason: 'notANumber', words }) };
}

/** Finds a meeting that must be named by its number, as in `/batalrapat 42 alasan`. */
export async function findNumberedMeeting(
  call: Call,
  { words, command }: { readonly words: string; readonly command: 'batalrapat' | 'tundarapat' | 'ubahrapat' },
): Promise<FoundMeeting> {
  if (readMeetingNumber(words) === undefined) {
    const example = call.language.t(`commands:example.${command}`);
    return { ok: false, reactions: refuse(call, { reason: 'missingNumber', example }) };
  }
  return findMeetingIn(call, { words, states: [] });
}

/** Whether the sender acts for the institution that is the meeting's host. */
export function isHostOf({ context }: Call, { host }: Pick<Meeting, 'host'>): boolean {
  return context.actor.seats.some((seat) => seat.institutionId === host?.institutionId);
}

/**
 * Whether files that somebody sends with a command are read at all: of who may change something by it, and of who acts for a
 * host. For which meeting is asked when it is known.
 */
export async function mayHandIn(call: Call, command: 'bahan' | 'notula'): Promise<boolean> {
  return mayChange(command, call.context.actor.roles) || (await rolesWithHost(call)).has('host');
}

/** Whether somebody sent a file with what they said that is not read: theirs is not wanted here. */
export function isUnwanted({ incoming, file }: RunCall): boolean {
  return incoming.attachment !== undefined && file === undefined;
}
