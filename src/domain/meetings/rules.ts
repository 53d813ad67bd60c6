import { Temporal } from 'temporal-polyfill';
import { MINUTE_MS } from '../../lib/clock.ts';
import type { Meeting, MeetingDetails, MeetingField } from './types.ts';

const DEADLINE_WORKING_DAYS = 3;
const DEADLINE_HOUR = 16;

/**
 * The moment until which answers are asked for when nobody says otherwise: three working days before the meeting
 * at 16.00 in the zone of the place; for a meeting so near that this has passed, half an hour before it starts.
 * @param facts epoch milliseconds and an IANA zone
 */
export function defaultDeadline(facts: {
  readonly startsAt: number;
  readonly timeZone: string;
  readonly now: number;
}): number {
  let day = Temporal.Instant.fromEpochMilliseconds(facts.startsAt)
    .toZonedDateTimeISO(facts.timeZone)
    .toPlainDate();
  for (let left = DEADLINE_WORKING_DAYS; left > 0; ) {
    day = day.subtract({ days: 1 });
    if (day.dayOfWeek <= 5) left -= 1;
  }
  const usual = day.toZonedDateTime({
    timeZone: facts.timeZone,
    plainTime: { hour: DEADLINE_HOUR },
  }).epochMilliseconds;
  return usual > facts.now ? usual : facts.startsAt - 30 * MINUTE_MS;
}

/** The deadline after a meeting moved: as far before its start as it was, but never in the past. */
export function movedDeadline(facts: {
  readonly startsAt: number;
  readonly answerBy: number;
  readonly newStartsAt: number;
  readonly timeZone: string;
  readonly now: number;
}): number {
  const kept = facts.newStartsAt - (facts.startsAt - facts.answerBy);
  return kept > facts.now
    ? kept
    : defaultDeadline({ startsAt: facts.newStartsAt, timeZone: facts.timeZone, now: facts.now });
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

/** The names of the details that differ. */
export function changedFields(before: MeetingDetails, after: MeetingDetails): readonly MeetingField[] {
  return (Object.keys(after) as MeetingField[]).filter((field) => before[field] !== after[field]);
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
  };
}
