import type { Temporal } from 'temporal-polyfill';
import { type RestDays, workingDayFrom } from '../../calendar/working-days.ts';
import { MINUTE_MS } from '../../lib/clock.ts';
import { type ZoneId, zoned } from '../../lib/zone.ts';

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
  readonly rest: RestDays;
  readonly now: number;
}): number {
  const { rest } = facts;
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
  readonly rest: RestDays;
  readonly now: number;
}): number {
  const { startsAt, answerBy, newStartsAt, timeZone, rest, now } = facts;
  const kept = newStartsAt - (startsAt - answerBy);
  const settled = onWorkingDay(awake(kept, { before: answerBy, timeZone }), { timeZone, rest });
  if (settled > now) return settled;
  return kept > now ? kept : defaultDeadline({ startsAt: newStartsAt, timeZone, rest, now });
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
  { timeZone, rest }: { readonly timeZone: ZoneId; readonly rest: RestDays },
): number {
  const local = zoned(moment, timeZone);
  const day = workingDayFrom(local.toPlainDate(), { rest, towards: 'before' });
  return day.toZonedDateTime({ timeZone, plainTime: local.toPlainTime() }).epochMilliseconds;
}
