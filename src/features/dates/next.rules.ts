import { Temporal } from 'temporal-polyfill';
import { DAY_MS } from '../../lib/clock.ts';
import type { ZoneId } from '../../lib/zone.ts';

/** From this hour of the day after a meeting on the next one is offered. */
const HOUR = 9;
/** No longer after a meeting than this: a forum that pauses is not asked out of the blue. */
export const OFFERED_MS = 14 * DAY_MS;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOST_DAYS_AHEAD = 800;

/** When the meeting after this one is offered, if none is made by then; epoch milliseconds. */
export function offeredAt({
  startsAt,
  endsAt = startsAt,
  timeZone,
}: {
  readonly startsAt: number;
  readonly endsAt?: number | undefined;
  readonly timeZone: ZoneId;
}): number {
  const ended = Temporal.Instant.fromEpochMilliseconds(endsAt).toZonedDateTimeISO(timeZone);
  const day = ended.toPlainDate().add({ days: 1 });
  return day.toZonedDateTime({ timeZone, plainTime: { hour: HOUR } }).epochMilliseconds;
}

/** The date of a button (ISO) where it is one to come, as seen on a day (ISO); a button may carry anything. */
export function readComingDate(written: string | undefined, today: string): string | undefined {
  if (written === undefined || !DATE.test(written) || written <= today) return undefined;
  try {
    const latest = Temporal.PlainDate.from(today).add({ days: MOST_DAYS_AHEAD });
    const date = Temporal.PlainDate.from(written, { overflow: 'reject' });
    return Temporal.PlainDate.compare(date, latest) <= 0 ? date.toString() : undefined;
  } catch {
    return undefined;
  }
}
