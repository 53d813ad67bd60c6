import { loadCalendar } from '../../calendar/holidays.ts';
import { done, type Result, refused } from '../../lib/result.ts';
import type { Meeting, MeetingDetails } from '../../model/meeting.ts';
import type { Work } from '../../model/work.ts';
import { defaultDeadline } from './deadline.rules.ts';
import { detailsProblem } from './rules.ts';
import { insertMeeting } from './store.ts';

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
