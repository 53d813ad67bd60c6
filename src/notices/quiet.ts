import { Temporal } from 'temporal-polyfill';
import type { ZoneId } from '../lib/zone.ts';
import type { NoticeFacts, NoticeKind } from './types.ts';

/** Hours in which nobody is disturbed, as wall time "HH:MM" in the reader's zone; over midnight when `from` is later. Equal times: none. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
  readonly sundays: boolean;
}

const SUNDAY = 7;
const URGENT_MS = 24 * 3_600_000;
/** A notice that waited must come so long before it makes no sense any more. */
const OF_USE_MS = 30 * 60_000;

/**
 * When the quiet that lies over `now` ends (epoch milliseconds); undefined when it is not quiet. A night before a quiet
 * Sunday ends on Monday morning.
 */
export function quietEnd(now: number, quiet: QuietHours, zone: ZoneId): number | undefined {
  let moment = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  for (;;) {
    const end = quietEndOnce(moment, quiet);
    if (end === undefined) break;
    moment = end;
  }
  return moment.epochMilliseconds === now ? undefined : moment.epochMilliseconds;
}

function quietEndOnce(moment: Temporal.ZonedDateTime, quiet: QuietHours): Temporal.ZonedDateTime | undefined {
  const { from, until } = quiet;
  const timeZone = moment.timeZoneId;
  if (quiet.sundays && moment.dayOfWeek === SUNDAY) {
    const plainTime = from === until ? '06:00' : until;
    return moment.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone, plainTime });
  }
  const clock = moment.toPlainTime().toString({ smallestUnit: 'minute' });
  if (!isQuietAt(clock, quiet)) return undefined;
  const isBeforeMidnight = from > until && clock >= from;
  const day = moment.toPlainDate().add({ days: isBeforeMidnight ? 1 : 0 });
  return day.toZonedDateTime({ timeZone, plainTime: until });
}

/** Whether a time of day, `HH:MM`, lies in hours; in equal ones none does. */
export function isQuietAt(clock: string, { from, until }: Pick<QuietHours, 'from' | 'until'>): boolean {
  return from <= until ? from <= clock && clock < until : clock >= from || clock < until;
}

/** Kinds that wait while it is quiet; the others answer somebody's order or decision. */
const WAITING: ReadonlySet<NoticeKind> = new Set([
  'answerReminder',
  'eve',
  'morning',
  'hostReminder',
  'recap',
  'minutesReminder',
  'actionReminder',
  'hostQuestion',
  'unreachable',
  'calendarRenewed',
]);

/**
 * Whether a notice waits for the end of the quiet. A change waits too, unless it is urgent: the meeting is cancelled, or it was
 * or will be within a day. A reminder on the chair's order waits where that was the order; the first report of an invitation answers
 * an order, later ones wait; so does an invitation that stands in for a deleted one, until the meeting is within a day.
 */
export function waitsForQuiet(
  kind: NoticeKind,
  facts: Readonly<Record<string, unknown>>,
  startsAt: number | undefined,
  now: number,
): boolean {
  if (kind === 'manualReminder') return facts.afterQuiet === true;
  if (kind === 'announcementReport') return facts.isLater === true;
  if (kind === 'announcement') return facts.isAgain === true && now < urgentFrom(facts, startsAt);
  if (kind !== 'change') return WAITING.has(kind);
  return facts.what !== 'cancelled' && now < urgentFrom(facts, startsAt);
}

/** From when on (epoch milliseconds) news of a meeting is urgent: a day before the meeting was or will be. */
export function urgentFrom(facts: Readonly<Record<string, unknown>>, startsAt: number | undefined): number {
  const { previousStartsAt } = facts as Partial<NoticeFacts['change']>;
  return Math.min(startsAt ?? Infinity, previousStartsAt ?? Infinity) - URGENT_MS;
}

/** What decides when a person is left in peace: wall times of their own, and the zone of their first institution. */
export interface QuietReader {
  readonly quietFrom: string | undefined;
  readonly quietUntil: string | undefined;
  readonly zone: ZoneId | undefined;
}

/** A forum's quiet and zone. */
export interface ForumQuiet {
  readonly quiet: QuietHours;
  readonly timeZone: ZoneId;
}

/** The quiet of a person, in their own zone: their own hours, or the forum's. */
export function quietOf(reader: QuietReader, forum: ForumQuiet): Omit<QuietMoment, 'now'> {
  return {
    quiet: {
      from: reader.quietFrom ?? forum.quiet.from,
      until: reader.quietUntil ?? forum.quiet.until,
      sundays: forum.quiet.sundays,
    },
    zone: reader.zone ?? forum.timeZone,
  };
}

/** A reader's quiet, and a moment (epoch milliseconds) in it. */
export interface QuietMoment {
  readonly now: number;
  readonly quiet: QuietHours;
  readonly zone: ZoneId;
}

/** A notice as the quiet sees it. Moments are epoch milliseconds. */
export interface QuietNotice {
  readonly kind: NoticeKind;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly startsAt: number | undefined;
  /** From then on it makes no sense any more. */
  readonly until: number;
}

/**
 * Until when a notice waits because it is quiet now (epoch milliseconds); undefined when it goes now. Quiet puts off and
 * never drops: what would come too late does not wait, and news of a meeting waits only until it becomes urgent.
 */
export function quietWait(notice: QuietNotice, moment: QuietMoment): number | undefined {
  const { kind, facts, startsAt, until } = notice;
  if (!waitsForQuiet(kind, facts, startsAt, moment.now)) return undefined;
  const end = endInTime(moment, until);
  if (end === undefined || (kind !== 'change' && kind !== 'announcement')) return end;
  return Math.min(end, urgentFrom(facts, startsAt));
}

/** Whether a notice due `now` could only be sent within the quiet hours, because they end too late for it. */
export function breaksQuietHours(moment: QuietMoment, until: number): boolean {
  const end = nightEnd(moment);
  return end !== undefined && !isInTime(end, until);
}

/** The end of the quiet; where that is too late because of a Sunday, the end of the quiet hours; undefined when both are. */
function endInTime(moment: QuietMoment, until: number): number | undefined {
  return [quietEnd(moment.now, moment.quiet, moment.zone), nightEnd(moment)].find(
    (end) => end !== undefined && isInTime(end, until),
  );
}

function nightEnd({ now, quiet, zone }: QuietMoment): number | undefined {
  return quietEnd(now, { ...quiet, sundays: false }, zone);
}

function isInTime(end: number, until: number): boolean {
  return end + OF_USE_MS <= until;
}
