import { Temporal } from 'temporal-polyfill';
import type { Holiday } from '../../calendar/types.ts';
import { closedOn, workingDayFrom } from '../../calendar/working-days.ts';
import { MINUTE_MS } from '../../lib/clock.ts';
import type { ZoneId } from '../../lib/zone.ts';
import { MEETING_FIELDS, type Meeting, type MeetingDetails, type MeetingField } from '../../model/meeting.ts';

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
  readonly holidays: readonly Holiday[];
  readonly now: number;
}): number {
  const rest = closedOn(facts.holidays);
  let day = zoned(facts.startsAt, facts.timeZone).toPlainDate();
  for (let left = DEADLINE_WORKING_DAYS; left > 0; left -= 1)
    day = workingDayFrom(day.subtract({ days: 1 }), { rest, towards: 'before' });
  const usual = day.toZonedDateTime({
    timeZone: facts.timeZone,
    plainTime: { hour: DEADLINE_HOUR },
  }).epochMilliseconds;
  return usual > facts.now ? usual : facts.startsAt - 30 * MINUTE_MS;
}

/**
 * The deadline after a meeting moved: as far before its start as it was; off a day without work it goes to the last working
 * day before, at the same hour, and out of a night in which it was not to 16.00 before that. Never in the past.
 */
export function movedDeadline(facts: {
  readonly startsAt: number;
  readonly answerBy: number;
  readonly newStartsAt: number;
  readonly timeZone: ZoneId;
  readonly holidays: readonly Holiday[];
  readonly now: number;
}): number {
  const { startsAt, answerBy, newStartsAt, timeZone, holidays, now } = facts;
  const kept = newStartsAt - (startsAt - answerBy);
  const settled = onWorkingDay(awake(kept, { before: answerBy, timeZone }), { timeZone, holidays });
  if (settled > now) return settled;
  return kept > now ? kept : defaultDeadline({ startsAt: newStartsAt, timeZone, holidays, now });
}

/** Hours of the day in which nobody is asked to answer. */
const NIGHT = { from: 20, until: 6 };

function isNight({ hour }: Temporal.ZonedDateTime): boolean {
  return hour >= NIGHT.from || hour < NIGHT.until;
}

/** The moment itself; where it came to lie in the night and was not there before, the usual hour before that night. */
function awake(
  moment: number,
  { before, timeZone }: { readonly before: number; readonly timeZone: ZoneId },
): number {
  const local = zoned(moment, timeZone);
  if (!isNight(local) || isNight(zoned(before, timeZone))) return moment;
  const day = local.hour < NIGHT.until ? local.subtract({ days: 1 }) : local;
  return day.withPlainTime({ hour: DEADLINE_HOUR }).epochMilliseconds;
}

function onWorkingDay(
  moment: number,
  { timeZone, holidays }: { readonly timeZone: ZoneId; readonly holidays: readonly Holiday[] },
): number {
  const local = zoned(moment, timeZone);
  const day = workingDayFrom(local.toPlainDate(), { rest: closedOn(holidays), towards: 'before' });
  return day.toZonedDateTime({ timeZone, plainTime: local.toPlainTime() }).epochMilliseconds;
}

function zoned(moment: number, timeZone: ZoneId): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
}

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
