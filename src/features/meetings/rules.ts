import { zoned } from '../../lib/zone.ts';
import {
  MEETING_FIELDS,
  type Meeting,
  type MeetingDetails,
  type MeetingField,
  type MeetingState,
} from '../../model/meeting.ts';

/**
 * When a meeting that moved is announced, for one that was to be at `announceAt`: as many days before it at the same hour, else
 * at the moment that was chosen; undefined when neither is still to come and before the meeting.
 */
export function movedAnnouncement(facts: {
  readonly announceAt: number;
  readonly startsAt: number;
  readonly newStartsAt: number;
  readonly timeZone: string;
  readonly now: number;
}): number | undefined {
  const { announceAt, startsAt, newStartsAt, timeZone, now } = facts;
  const day = zoned(startsAt, timeZone).toPlainDate();
  const { days } = day.until(zoned(newStartsAt, timeZone).toPlainDate());
  const moved = zoned(announceAt, timeZone).add({ days }).epochMilliseconds;
  return [moved, announceAt].find((at) => at > now && at < newStartsAt);
}

/** Why details cannot stand: the reason of a refusal, or undefined when they can. */
export function detailsProblem(
  details: MeetingDetails,
  now: number,
): 'meetingInPast' | 'endBeforeStart' | 'deadlineAfterStart' | undefined {
  if (details.startsAt <= now) return 'meetingInPast';
  if (details.endsAt !== undefined && details.endsAt <= details.startsAt) return 'endBeforeStart';
  if (details.answerBy !== undefined && details.answerBy > details.startsAt) return 'deadlineAfterStart';
  return undefined;
}

/** The names of the details that differ; what a notice shows of them is told to everyone (see `isTold`). */
export function changedFields(
  before: MeetingDetails,
  after: MeetingDetails,
): readonly (keyof MeetingDetails)[] {
  // `keys` forgets whose they are; details have no others.
  return (Object.keys(after) as (keyof MeetingDetails)[]).filter((field) => before[field] !== after[field]);
}

/** Whether a detail is one that a notice shows. */
export function isTold(field: keyof MeetingDetails): field is MeetingField {
  return MEETING_FIELDS.some((one) => one === field);
}

/** A meeting's details as they stand. */
export function detailsOf(meeting: Meeting): MeetingDetails & { readonly answerBy: number } {
  const {
    title,
    startsAt,
    endsAt,
    timeZone,
    place,
    host,
    agenda,
    dress,
    contact,
    letterNumber,
    link,
    answerBy,
    quorum,
    capacity,
    companionLimit,
  } = meeting;
  return {
    title,
    startsAt,
    endsAt,
    timeZone,
    place,
    hostInstitutionId: host?.institutionId,
    agenda,
    dress,
    contact,
    letterNumber,
    link,
    answerBy,
    quorum,
    capacity,
    companionLimit,
  };
}

/** What a meeting was before a change, with all that the change may have touched. */
export interface StateBefore {
  /** Of the meeting as the change has left it: another one since, and nothing is taken back. */
  readonly revision: number;
  readonly details: MeetingDetails & { readonly answerBy: number };
  readonly state: MeetingState;
  readonly announceAt: number | undefined;
  readonly movedAt: number | undefined;
}

/** The state before a change by which a meeting has become another. */
export function stateBefore(before: Meeting, after: Pick<Meeting, 'revision'>): StateBefore {
  const { state, announceAt, movedAt } = before;
  return { revision: after.revision, details: detailsOf(before), state, announceAt, movedAt };
}
