import { Temporal } from 'temporal-polyfill';
import { isRestDay, NO_REST, type RestDays } from '../calendar/working-days.ts';
import type { ZoneId } from '../lib/zone.ts';

/**
 * When nobody is disturbed: hours, as wall time "HH:MM" in the reader's zone, over midnight when `from` is later, none where both are
 * the same; and whole days.
 */
export interface Quiet {
  readonly from: string;
  readonly until: string;
  readonly rest: RestDays;
}

const URGENT_MS = 24 * 3_600_000;
/** A notice that waited must come so long before it makes no sense any more. */
const OF_USE_MS = 30 * 60_000;

/**
 * When the quiet that lies over `now` ends (epoch milliseconds); undefined when it is not quiet. A night before a weekend ends on
 * Monday morning.
 */
export function quietEnd(
  now: number,
  { quiet, zone }: { readonly quiet: Quiet; readonly zone: ZoneId },
): number | undefined {
  let moment = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  for (;;) {
    const end = quietEndOnce(moment, quiet);
    if (end === undefined) break;
    moment = end;
  }
  return moment.epochMilliseconds === now ? undefined : moment.epochMilliseconds;
}

function quietEndOnce(moment: Temporal.ZonedDateTime, quiet: Quiet): Temporal.ZonedDateTime | undefined {
  const { from, until } = quiet;
  const timeZone = moment.timeZoneId;
  if (isRestDay(moment.toPlainDate(), quiet.rest)) {
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
export function isQuietAt(clock: string, { from, until }: Pick<Quiet, 'from' | 'until'>): boolean {
  return from <= until ? from <= clock && clock < until : clock >= from || clock < until;
}

/** For `NoticeKind.quietUntil`: it waits for the end of the quiet. */
export function asLongAsQuiet(): number {
  return Infinity;
}

/** For `NoticeKind.quietUntil`: it answers somebody's order or decision, and disturbs. */
export function atOnce(): number {
  return -Infinity;
}

/** From when on (epoch milliseconds) news of a meeting is urgent: a day before the meeting was or will be. */
export function urgentFrom(...starts: readonly (number | undefined)[]): number {
  return Math.min(...starts.map((start) => start ?? Infinity)) - URGENT_MS;
}

/** What decides when a person is left in peace: wall times of their own, and the zone of their first institution. */
export interface QuietReader {
  readonly quietFrom: string | undefined;
  readonly quietUntil: string | undefined;
  readonly zone: ZoneId | undefined;
}

/** A forum's quiet and zone. */
export interface ForumQuiet {
  readonly quiet: Quiet;
  readonly timeZone: ZoneId;
}

/** The quiet of a person, in their own zone: their own hours, or the forum's. */
export function quietOf(reader: QuietReader, forum: ForumQuiet): Omit<QuietMoment, 'now'> {
  return {
    quiet: {
      from: reader.quietFrom ?? forum.quiet.from,
      until: reader.quietUntil ?? forum.quiet.until,
      rest: forum.quiet.rest,
    },
    zone: reader.zone ?? forum.timeZone,
  };
}

/** A reader's quiet, and a moment (epoch milliseconds) in it. */
export interface QuietMoment {
  readonly now: number;
  readonly quiet: Quiet;
  readonly zone: ZoneId;
}

/** A notice as the quiet sees it. Moments are epoch milliseconds. */
export interface QuietNotice {
  /** See `NoticeKind.quietUntil`. */
  readonly quietUntil: number;
  /** From then on it makes no sense any more. */
  readonly until: number;
}

/**
 * Until when a notice waits because it is quiet now (epoch milliseconds); undefined when it goes now. Quiet puts off and
 * never drops: what would come too late does not wait, and what becomes urgent waits only until then.
 */
export function quietWait({ quietUntil, until }: QuietNotice, moment: QuietMoment): number | undefined {
  if (moment.now >= quietUntil) return undefined;
  const end = endInTime(moment, until);
  return end === undefined ? undefined : Math.min(end, quietUntil);
}

/** Whether a notice due `now` could only be sent within the quiet hours, because they end too late for it. */
export function breaksQuietHours(moment: QuietMoment, until: number): boolean {
  const end = nightEnd(moment);
  return end !== undefined && !isInTime(end, until);
}

/** The end of the quiet; where days without work make that too late, the end of the quiet hours; undefined when both are. */
function endInTime(moment: QuietMoment, until: number): number | undefined {
  return [quietEnd(moment.now, { quiet: moment.quiet, zone: moment.zone }), nightEnd(moment)].find(
    (end) => end !== undefined && isInTime(end, until),
  );
}

function nightEnd({ now, quiet, zone }: QuietMoment): number | undefined {
  return quietEnd(now, { quiet: { ...quiet, rest: NO_REST }, zone });
}

function isInTime(end: number, until: number): boolean {
  return end + OF_USE_MS <= until;
}
