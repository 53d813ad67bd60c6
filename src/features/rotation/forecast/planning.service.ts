import { isoDate } from '../../../language/dates/format.ts';
import { done, type Result } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import { takeStep } from '../steps/steps.service.ts';
import type { StepBy } from '../types.ts';
import { type DayProblem, dayProblem } from './forecast.rules.ts';
import { type Forecast, readForecast } from './forecast.service.ts';
import { savePlannedDay } from './planned-days.store.ts';

/** Another day (ISO) for a meeting that is not made yet; undefined: the one that the forum's cadence gives. */
export interface DayChange {
  readonly forumId: number;
  readonly number: number;
  readonly day: string | undefined;
}

/** What speaks against a change; undefined where nothing does. */
export function problemOfDay(
  { meetings, rotation }: Forecast,
  { number, day, now }: DayChange & { readonly now: number },
): DayProblem | undefined {
  const today = isoDate(now, rotation.forum.timeZone);
  const own = meetings.find((one) => one.number === number);
  if (day !== undefined) return dayProblem(meetings, { number, day, today });
  if (own === undefined) return { reason: 'planNumber' };
  return own.isMade ? { reason: 'planMade' } : undefined;
}

/** Keeps the change, so that forecasts, proposals of dates and the next draft go by it; the leaders can take it back. */
export function planDay(
  work: Work,
  { by, ...change }: DayChange & { readonly by: StepBy },
): Promise<Result<Forecast, 'planChanged'>> {
  const { forumId, number } = change;
  const step = { forumId, personId: by.personId, action: 'giliran rencana', subject: String(number) };
  return takeStep({ work, step }, async () => {
    const problem = problemOfDay(await readForecast(work, { forumId }), { ...change, now: work.now });
    if (problem !== undefined) return { ok: false, reason: 'planChanged' };
    await savePlannedDay(work.db, change);
    return done(await readForecast(work, { forumId }));
  });
}
