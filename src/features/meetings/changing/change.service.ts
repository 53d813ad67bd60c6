import { loadCalendar } from '../../../calendar/holidays.ts';
import { done, type Result, refused } from '../../../lib/result.ts';
import type { Meeting, MeetingDetails } from '../../../model/meeting.ts';
import { countTaken, lockPlacesAlone } from '../../../model/places.store.ts';
import type { Work } from '../../../model/work.ts';
import { planNotice } from '../../../notices/service.ts';
import { movedDeadline } from '../deadline.rules.ts';
import { changedFields, detailsOf, detailsProblem, isTold, movedAnnouncement } from '../rules.ts';
import { type MeetingChange, updateMeeting } from '../store.ts';
import { everyoneTold } from '../targets.store.ts';
import { type ChangeFacts, changeKey, change as changeNotice } from './change.notice.ts';
import { tellHostsOfDraft } from './host-changed.service.ts';

/** After what a single person waits for, before bulk reminders. */
const PRIORITY = 10;

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
    priority: PRIORITY,
  });
}
