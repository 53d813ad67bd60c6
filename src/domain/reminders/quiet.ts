import { Temporal } from 'temporal-polyfill';
import type { ZoneId } from '../../lib/zone.ts';
import type { NoticeFacts, NoticeKind } from '../notices/types.ts';

/** Hours in which nobody is disturbed, as wall time "HH:MM" in the reader's zone; over midnight when `from` is later. Equal times: none. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
  readonly sundays: boolean;
}

const SUNDAY = 7;
const URGENT_MS = 24 * 3_600_000;

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
  const from = Temporal.PlainTime.from(quiet.from);
  const until = Temporal.PlainTime.from(quiet.until);
  const wall = moment.toPlainTime();
  const hasNight = Temporal.PlainTime.compare(from, until) !== 0;
  const morning = hasNight ? until : Temporal.PlainTime.from('06:00');
  if (quiet.sundays && moment.dayOfWeek === SUNDAY) {
    return moment
      .toPlainDate()
      .add({ days: 1 })
      .toZonedDateTime({ timeZone: moment.timeZoneId, plainTime: morning });
  }
  if (!hasNight) return undefined;
  const afterFrom = Temporal.PlainTime.compare(wall, from) >= 0;
  const beforeUntil = Temporal.PlainTime.compare(wall, until) < 0;
  const overMidnight = Temporal.PlainTime.compare(from, until) > 0;
  const isQuiet = overMidnight ? afterFrom || beforeUntil : afterFrom && beforeUntil;
  if (!isQuiet) return undefined;
  const day = overMidnight && afterFrom ? moment.toPlainDate().add({ days: 1 }) : moment.toPlainDate();
  return day.toZonedDateTime({ timeZone: moment.timeZoneId, plainTime: until });
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
]);

/**
 * Whether a notice waits for the end of the quiet. A change waits too, unless it is urgent: the meeting is cancelled, or it was
 * or will be within a day.
 */
export function waitsForQuiet(
  kind: NoticeKind,
  facts: Readonly<Record<string, unknown>>,
  startsAt: number | undefined,
  now: number,
): boolean {
  if (kind !== 'change') return WAITING.has(kind);
  const { what, previousStartsAt } = facts as Partial<NoticeFacts['change']>;
  if (what === 'cancelled') return false;
  return Math.min(startsAt ?? Infinity, previousStartsAt ?? Infinity) - now >= URGENT_MS;
}
