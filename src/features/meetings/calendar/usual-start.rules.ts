import { Temporal } from 'temporal-polyfill';
import type { ZoneId } from '../../../lib/zone.ts';

/** When meetings begin where none was held yet. */
const USUAL_START = '09:00';

/** A moment in the zone of its place. */
export interface StartTime {
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly timeZone: ZoneId;
}

/** When a meeting on a date (ISO) begins: at the hour at which the forum met last, in the zone of that place. */
export function usualStart(
  date: string,
  { last, zone }: { readonly last: StartTime | undefined; readonly zone: ZoneId },
): StartTime {
  const timeZone = last?.timeZone ?? zone;
  const plainTime =
    last === undefined
      ? USUAL_START
      : Temporal.Instant.fromEpochMilliseconds(last.startsAt).toZonedDateTimeISO(timeZone).toPlainTime();
  const day = Temporal.PlainDate.from(date);
  return { startsAt: day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds, timeZone };
}
