import { loadCalendar } from '../../calendar/holidays.ts';
import { done, type Result, refused } from '../../lib/result.ts';
import type { Meeting, MeetingDetails } from '../../model/meeting.ts';
import { countTaken, lockPlacesAlone } from '../../model/places.store.ts';
import type { Work } from '../../model/work.ts';
import { planNotice } from '../../notices/service.ts';
import { announcementKey, announcementNotice, type Orderer } from './announcing/announcement.notice.ts';
import { type ChangeFacts, changeKey, change as changeNotice } from './changing/change.notice.ts';
import { tellHostsOfDraft } from './changing/host-changed.service.ts';
import { defaultDeadline, movedDeadline } from './deadline.rules.ts';
import { repost } from './posting/repost.ts';
import { changedFields, detailsOf, detailsProblem, isTold, movedAnnouncement } from './rules.ts';
import { insertMeeting, type MeetingChange, updateMeeting } from './store.ts';
import { boundChats, chatsNotTold, countAnnouncements, everyoneTold } from './targets.store.ts';

export { lastPlaceOf } from './steps/store.ts';
/** What other rooms read of meetings. */
export {
  findHostedMeeting,
  findLastMeeting,
  findMeeting,
  findMeetingByNumber,
  findNextMeeting,
  listMeetings,
} from './store.ts';

/** Priority of what many wait for: after what a single person waits for, before bulk reminders. */
const CHANGE_PRIORITY = 10;

/** A meeting about to be made. */
export interface CreateMeeting {
  readonly forumId: number;
  readonly details: MeetingDetails;
  /** The number the secretariat gave it; undefined: the next one. */
  readonly number: number | undefined;
  readonly createdById: number | undefined;
}

/** Makes a meeting as a draft; nobody is told before it is announced. */
export async function createMeeting(
  work: Work,
  { forumId, details, number, createdById }: CreateMeeting,
): Promise<Result<Meeting, 'meetingInPast' | 'endBeforeStart' | 'deadlineAfterStart' | 'numberTaken'>> {
  const problem = detailsProblem(details, work.now);
  if (problem !== undefined) return refused(problem);
  const { rest } = await loadCalendar(work.db, forumId);
  const answerBy = details.answerBy ?? defaultDeadline({ ...details, rest, now: work.now });
  const meeting = await insertMeeting(work.db, {
    forumId,
    details: { ...details, answerBy },
    number,
    createdById,
    now: work.now,
  });
  return meeting === undefined ? refused('numberTaken') : done(meeting);
}

/** What announcing may run into. */
export type AnnounceRefusal =
  | 'meetingCancelled'
  | 'meetingOver'
  | 'meetingInPast'
  | 'noBoundChat'
  | 'meetingNotDraft'
  | 'changedMeanwhile';

/** An announcement, and who ordered it; undefined where the time that was set has come. */
export interface Announce {
  readonly meeting: Meeting;
  readonly by?: Orderer | undefined;
}

/**
 * Announces a meeting now in every bound chat; one already announced goes only to chats bound since, to those that refused it, and
 * where it was deleted. The value is the meeting and the number of chats it goes to.
 */
export async function announceMeeting(
  work: Work,
  { meeting, by }: Announce,
): Promise<Result<{ readonly meeting: Meeting; readonly chats: number }, AnnounceRefusal>> {
  if (meeting.state === 'cancelled') return refused('meetingCancelled');
  if (meeting.startsAt <= work.now) return refused('meetingOver');
  const isFirst = meeting.state === 'draft';
  const targets = await (isFirst ? boundChats(work.db, meeting.forumId) : chatsNotTold(work.db, meeting));
  const again = isFirst ? 0 : await repost(work, { now: work.now, meetingId: meeting.id });
  if (targets.length === 0 && again === 0) return refused(isFirst ? 'noBoundChat' : 'meetingNotDraft');
  if (targets.length === 0) return done({ meeting, chats: again });
  const announced = isFirst
    ? await updateMeeting(work.db, {
        meeting,
        change: { state: 'announced', announcedAt: work.now, announceAt: null },
        now: work.now,
      })
    : meeting;
  if (announced === undefined) return refused('changedMeanwhile');
  const key = announcementKey(meeting.id);
  const isPlanned = await planNotice(work, {
    forumId: meeting.forumId,
    kind: announcementNotice,
    // A chat that an earlier attempt did not reach may be meant again.
    key: isFirst ? key : `${key}:${await countAnnouncements(work.db, meeting)}`,
    meetingId: meeting.id,
    facts: by === undefined ? {} : { by },
    dueAt: work.now,
    targets,
    priority: CHANGE_PRIORITY,
  });
  return isPlanned
    ? done({ meeting: announced, chats: targets.length + again })
    : refused('changedMeanwhile');
}

/** Plans the announcement for a later moment (epoch milliseconds); the scheduler announces then. */
export async function planAnnouncement(
  work: Work,
  { meeting, at }: { readonly meeting: Meeting; readonly at: number },
): Promise<Result<Meeting, AnnounceRefusal>> {
  if (meeting.state === 'cancelled') return refused('meetingCancelled');
  if (meeting.state === 'announced') return refused('meetingNotDraft');
  if (at <= work.now || at >= meeting.startsAt) return refused('meetingInPast');
  if ((await boundChats(work.db, meeting.forumId)).length === 0) return refused('noBoundChat');
  const planned = await updateMeeting(work.db, { meeting, change: { announceAt: at }, now: work.now });
  return planned === undefined ? refused('changedMeanwhile') : done(planned);
}

/** What changing a meeting may run into. */
export type ChangeRefusal =
  | 'meetingCancelled'
  | 'meetingOver'
  | 'meetingInPast'
  | 'endBeforeStart'
  | 'deadlineAfterStart'
  | 'capacityTooSmall'
  | 'changedMeanwhile';

/** Changes details of a meeting; once it is announced, everyone who was told is told. A moved start is a postponement. */
export async function changeMeeting(
  work: Work,
  {
    meeting,
    details,
    reason,
  }: { readonly meeting: Meeting; readonly details: MeetingDetails; readonly reason: string },
): Promise<Result<Meeting, ChangeRefusal>> {
  if (meeting.state === 'cancelled') return refused('meetingCancelled');
  if (meeting.startsAt <= work.now) return refused('meetingOver');
  const problem = detailsProblem(details, work.now);
  if (problem !== undefined) return refused(problem);
  if (await isTooSmall(work, { meeting, capacity: details.capacity })) return refused('capacityTooSmall');
  const before = detailsOf(meeting);
  const answerBy = details.answerBy ?? (await settledDeadline(work, { meeting, details }));
  const after = { ...details, answerBy };
  const fields = changedFields(before, after);
  if (fields.length === 0) return done(meeting);
  const isMoved = meeting.state === 'announced' && fields.includes('startsAt');
  const change = {
    details: after,
    ...announcementAfter(meeting, { details: after, now: work.now }),
    ...(isMoved ? { movedAt: work.now } : {}),
  };
  const changed = await updateMeeting(work.db, { meeting, change, now: work.now });
  if (changed === undefined) return refused('changedMeanwhile');
  await tellHostsOfDraft(work, { before: meeting, after: changed });
  const told = fields.filter(isTold);
  if (changed.state === 'announced' && told.length > 0) {
    await tellEveryone(work, {
      meeting: changed,
      facts: {
        what: fields.includes('startsAt') ? 'postponed' : 'changed',
        reason,
        fields: told,
        previousStartsAt: meeting.startsAt,
      },
    });
  }
  return done(changed);
}

/** Whether a new capacity is less than what is taken already; nobody takes a place from now on until it stands. */
async function isTooSmall(
  { db }: Work,
  { meeting, capacity }: { readonly meeting: Meeting; readonly capacity: number | undefined },
): Promise<boolean> {
  if (capacity === undefined || capacity === meeting.capacity) return false;
  const places = { forumId: meeting.forumId, meetingId: meeting.id };
  await lockPlacesAlone(db, places);
  return (await countTaken(db, places)) > capacity;
}

/** Cancels a meeting and tells everyone who was told; of a draft those are its hosts. */
export async function cancelMeeting(
  work: Work,
  { meeting, reason }: { readonly meeting: Meeting; readonly reason: string },
): Promise<Result<Meeting, 'meetingCancelled' | 'meetingOver' | 'changedMeanwhile'>> {
  if (meeting.state === 'cancelled') return refused('meetingCancelled');
  if (meeting.startsAt <= work.now) return refused('meetingOver');
  const cancelled = await updateMeeting(work.db, {
    meeting,
    change: { state: 'cancelled', cancelReason: reason, announceAt: null },
    now: work.now,
  });
  if (cancelled === undefined) return refused('changedMeanwhile');
  if (meeting.state === 'announced')
    await tellEveryone(work, { meeting: cancelled, facts: { what: 'cancelled', reason, fields: [] } });
  await tellHostsOfDraft(work, { before: meeting, after: cancelled });
  return done(cancelled);
}

async function settledDeadline(
  { db, now }: Pick<Work, 'db' | 'now'>,
  { meeting, details }: { readonly meeting: Meeting; readonly details: MeetingDetails },
): Promise<number> {
  if (details.startsAt === meeting.startsAt) return meeting.answerBy;
  const { startsAt, answerBy } = meeting;
  return movedDeadline({
    startsAt,
    answerBy,
    newStartsAt: details.startsAt,
    timeZone: details.timeZone,
    rest: (await loadCalendar(db, meeting.forumId)).rest,
    now,
  });
}

/** The announcement of a draft moves along with the meeting. */
function announcementAfter(
  { state, announceAt, startsAt }: Meeting,
  { details, now }: { readonly details: MeetingDetails; readonly now: number },
): Pick<MeetingChange, 'announceAt'> {
  if (state !== 'draft' || announceAt === undefined || details.startsAt === startsAt) return {};
  const { startsAt: newStartsAt, timeZone } = details;
  return { announceAt: movedAnnouncement({ announceAt, startsAt, newStartsAt, timeZone, now }) ?? null };
}

async function tellEveryone(
  work: Work,
  { meeting, facts }: { readonly meeting: Meeting; readonly facts: ChangeFacts },
): Promise<void> {
  const { targets, beingTold } = await everyoneTold(work.db, { meeting, now: work.now });
  await planNotice(work, {
    forumId: meeting.forumId,
    kind: changeNotice,
    key: changeKey(meeting),
    meetingId: meeting.id,
    facts: beingTold.length === 0 ? facts : { ...facts, beingTold },
    dueAt: work.now,
    targets,
    priority: CHANGE_PRIORITY,
  });
}
