import { isRestDay, NO_REST, workingDayFrom } from '../calendar/working-days.ts';
import { type ZoneId, zoned } from '../lib/zone.ts';
import { isQuietAt, type Quiet, quietEnd } from './quiet.ts';
import type { DueMoment, RestMove } from './schedule.ts';

/** What is due on a day without work comes on the next working day at that hour, readers in other zones included. */
const MORNING = '09:00';
/** On the working day before it comes at its own hour within these, so that nobody's evening has it wait until that day is over. */
const OFFICE = { from: '08:00', until: '16:00' };
/** No forum's quiet hours lie over noon. */
const NOON = '12:00';

/** A zone, and the quiet of the forum. */
export interface KeptDays {
  readonly zone: ZoneId;
  readonly quiet: Quiet;
}

/**
 * The moments of a kind, each on a working day: one that would be read on a day without work, also because of the night before
 * it, goes as its kind says. `earlier`: to the working day before, unless it was not owed then yet. `later`: to the one after, while
 * it makes sense there. `either`: to the one after while that is before `bestBefore`, else to the one before. What can go nowhere
 * stays: it is urgent. None goes to the day of the one after it while the day before is left; where two lie on one day all the same,
 * the later one tells all.
 * @param moments in order of time
 */
export function onWorkingDays<Facts>(
  moments: readonly DueMoment<Facts>[],
  { move, ...days }: KeptDays & { readonly move: RestMove },
): readonly DueMoment<Facts>[] {
  if (move === 'stays') return moments;
  const byDay = new Map<number, DueMoment<Facts>>();
  let nextDay = Infinity;
  for (const moment of moments.toReversed()) {
    const { until, bestBefore = until } = moment;
    const best = Math.min(bestBefore, until, nextDay);
    const at = movedTo({ ...moment, bestBefore: best }, { move, ...days });
    nextDay = zoned(at, days.zone).startOfDay().epochMilliseconds;
    if (!byDay.has(nextDay)) byDay.set(nextDay, { ...moment, at });
  }
  return [...byDay.values()].toSorted((left, right) => left.at - right.at);
}

function movedTo(
  { at, since, until, bestBefore }: DueMoment & { readonly bestBefore: number },
  { move, zone, quiet }: KeptDays & { readonly move: Exclude<RestMove, 'stays'> },
): number {
  const read = zoned(quietEnd(at, { quiet: { ...quiet, rest: NO_REST }, zone }) ?? at, zone);
  const { rest } = quiet;
  if (!isRestDay(read.toPlainDate(), rest)) return at;
  const dayTo = (towards: 'before' | 'after', plainTime: string): number =>
    workingDayFrom(read.toPlainDate(), { rest, towards }).toZonedDateTime({ timeZone: zone, plainTime })
      .epochMilliseconds;
  const later = dayTo('after', MORNING);
  if (move === 'later') return later < until ? later : at;
  if (move === 'either' && later < bestBefore) return later;
  const earlier = dayTo('before', clockOnDayBefore(at, { zone, quiet }));
  if (earlier >= since) return earlier;
  return later < until ? later : at;
}

function clockOnDayBefore(at: number, { zone, quiet }: KeptDays): string {
  const clock = zoned(at, zone).toPlainTime().toString({ smallestUnit: 'minute' });
  const isEvening = clock > OFFICE.until;
  const inOffice = isEvening ? OFFICE.until : clock;
  const kept = clock < OFFICE.from ? MORNING : inOffice;
  return isQuietAt(kept, quiet) ? NOON : kept;
}
