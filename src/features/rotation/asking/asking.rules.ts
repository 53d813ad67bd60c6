import { dayIn, type RestDays, workingDaysAfter } from '../../../calendar/working-days.ts';
import type { ZoneId } from '../../../lib/zone.ts';

/** So many working days without an answer the institution is reminded, again, and then the leaders are asked. */
const ASK_DAYS = { first: 3, second: 6, leaders: 9 } as const;

export type AskStage = keyof typeof ASK_DAYS;

/** From this hour of the day on. */
const HOUR = 9;

/** What a question that nobody answered is due for at `now`; undefined before the first reminder. Moments are epoch milliseconds. */
export function stageOf({
  since,
  now,
  zone,
  rest,
}: {
  readonly since: number;
  readonly now: number;
  readonly zone: ZoneId;
  readonly rest: RestDays;
}): AskStage | undefined {
  const day = dayIn(since, zone);
  const stages = ['leaders', 'second', 'first'] as const;
  return stages.find((stage) => {
    const due = workingDaysAfter(day, { days: ASK_DAYS[stage], rest });
    return now >= due.toZonedDateTime({ timeZone: zone, plainTime: { hour: HOUR } }).epochMilliseconds;
  });
}
