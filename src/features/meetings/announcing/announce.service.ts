import { done, type Result, refused } from '../../../lib/result.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { Work } from '../../../model/work.ts';
import { planNotice } from '../../../notices/service.ts';
import { repost } from '../posting/repost.ts';
import { updateMeeting } from '../store.ts';
import { boundChats, chatsNotTold, countAnnouncements } from '../targets.store.ts';
import { announcementKey, announcementNotice, type Orderer } from './announcement.notice.ts';

/** After what a single person waits for, before bulk reminders. */
const PRIORITY = 10;

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
    priority: PRIORITY,
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
