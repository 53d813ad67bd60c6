import { dayIn, isRestDay, type RestDays } from '../../../calendar/working-days.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import type { ZoneId } from '../../../lib/zone.ts';
import type { DueMoment } from '../../../notices/schedule.ts';
import type { Minutes } from '../types.ts';

/** So many working days members have for their corrections, the last until the end of office hours. */
const REPLY_DAYS = 3;
const REPLY_HOUR = 16;
/** What members said is still worth telling so long after. */
const OF_USE_MS = 10 * DAY_MS;
/** Longest correction, in characters. */
export const LONGEST_CORRECTION = 1_000;

/** Until when (epoch milliseconds) members may answer a draft that is sent now: the day of sending does not count. */
export function replyDeadline(
  now: number,
  { zone, rest }: { readonly zone: ZoneId; readonly rest: RestDays },
): number {
  let day = dayIn(now, zone);
  for (let left = REPLY_DAYS; left > 0; ) {
    day = day.add({ days: 1 });
    if (!isRestDay(day, rest)) left -= 1;
  }
  return day.toZonedDateTime({ timeZone: zone, plainTime: { hour: REPLY_HOUR } }).epochMilliseconds;
}

/** Why a draft is not answered now. */
export type ReplyProblem = 'minutesApproved' | 'minutesOutdated' | 'minutesRepliesClosed';

/** Whether members may answer this draft; `revision` is that of the button they press. */
export function replyProblem(
  minutes: Pick<Minutes, 'state' | 'revision' | 'replyBy'>,
  { revision, now }: { readonly revision: number; readonly now: number },
): ReplyProblem | undefined {
  if (minutes.state === 'approved') return 'minutesApproved';
  if (minutes.revision !== revision) return 'minutesOutdated';
  return now > minutes.replyBy ? 'minutesRepliesClosed' : undefined;
}

/** When host and leaders are told what members said to a draft: once for each. */
export function repliesMoment({
  id,
  revision,
  replyBy,
}: Pick<Minutes, 'id' | 'revision' | 'replyBy'>): DueMoment<{
  readonly minutesId: number;
  readonly revision: number;
}> {
  return {
    ...{ at: replyBy, until: replyBy + OF_USE_MS, since: 0, key: `minutesReplies:${id}:${revision}` },
    facts: { minutesId: id, revision },
  };
}
