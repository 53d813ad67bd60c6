import { Temporal } from 'temporal-polyfill';
import { dayIn, isAtRest, type RestDays, workingDaysAfter } from '../../../calendar/working-days.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import type { ZoneId } from '../../../lib/zone.ts';

/** So many working days an entry waits before the curators are reminded, and between two reminders. */
const WAITING_DAYS = 3;
/** The hour at which the library asks and reminds. */
const HOUR = '09:00';
/** So long an entry is taken to hold before its issuer is asked. */
const YEAR_DAYS = 365;
/** So long an answer is waited for before it is asked again, and so often it is asked. */
const ASK_AGAIN_DAYS = 28;
const MOST_ASKED = 3;

/** Where days are counted. */
export interface WorkingDays {
  readonly zone: ZoneId;
  readonly rest: RestDays;
}

/** The hour, three working days after a moment (epoch milliseconds). */
function hourAfter(moment: number, { zone, rest }: WorkingDays): number {
  return workingDaysAfter(dayIn(moment, zone), { days: WAITING_DAYS, rest }).toZonedDateTime({
    ...{ timeZone: zone, plainTime: HOUR },
  }).epochMilliseconds;
}

/**
 * The day of the reminder that the curators are owed now; undefined when there is none. Each entry is told of when it has waited for
 * three working days, and all that still wait again three working days after that.
 * @param waitingSince when the entries came, epoch milliseconds
 * @param toldAt when the curators were reminded last
 */
export function waitingReminderDay(
  {
    waitingSince,
    toldAt,
    now,
  }: {
    readonly waitingSince: readonly number[];
    readonly toldAt: number | undefined;
    readonly now: number;
  },
  days: WorkingDays,
): string | undefined {
  if (isAtRest(now, days)) return undefined;
  const due = waitingSince.map((since) => hourAfter(since, days)).filter((at) => at <= now);
  if (due.length === 0) return undefined;
  const isNew = toldAt === undefined || due.some((at) => at > toldAt);
  const isAgain = toldAt !== undefined && hourAfter(toldAt, days) <= now;
  return isNew || isAgain ? dayIn(now, days.zone).toString() : undefined;
}

/** When issuers are asked whether an entry still holds; epoch milliseconds. */
export interface CheckLimits {
  /** It was last known to hold before then. */
  readonly before: number;
  /** If it was asked about since then, an answer is waited for. */
  readonly askedSince: number;
  /** So often it is asked about for one moment since which nobody has looked at it. */
  readonly mostAsked: number;
}

/** About which entries issuers are asked now. */
export function checkLimits(now: number): CheckLimits {
  return {
    ...{ before: now - YEAR_DAYS * DAY_MS, askedSince: now - ASK_AGAIN_DAYS * DAY_MS },
    mostAsked: MOST_ASKED,
  };
}

/** Whether the library asks at this moment: in the office hours of a working day. */
export function isAskingTime(now: number, { zone, rest }: WorkingDays): boolean {
  if (isAtRest(now, { zone, rest })) return false;
  const clock = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
  return clock >= HOUR && clock < '16:00';
}
