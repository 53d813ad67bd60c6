import { isoDate } from '../../../language/dates/format.ts';
import { HOUR_MS, MINUTE_MS } from '../../../lib/clock.ts';
import type { Meeting } from '../../../model/meeting.ts';

/** Changes that come within so long are told together. */
export const GATHER_MS = 2 * MINUTE_MS;
/** So long a meeting goes on that has no end. */
const WITHOUT_END_MS = 8 * HOUR_MS;

/** When a meeting is over. */
export function overAt({
  startsAt,
  endsAt,
}: {
  readonly startsAt: number;
  readonly endsAt: number | undefined;
}): number {
  return endsAt ?? startsAt + WITHOUT_END_MS;
}

/** Whether a change of the rundown has to be told to those who come: on the day, until the meeting is over. */
export function isTold(meeting: Meeting, now: number): boolean {
  const { startsAt, timeZone, state } = meeting;
  return (
    state === 'announced' && isoDate(now, timeZone) === isoDate(startsAt, timeZone) && now < overAt(meeting)
  );
}

/** A change is told once, whatever dies. */
export function changeKey(meetingId: number, revision: number): string {
  return `rundown:${meetingId}:${revision}`;
}
