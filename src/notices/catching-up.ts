import { isOutage } from '../db/outage.ts';
import { DAY_MS } from '../lib/clock.ts';
import { lookAtMeetings } from './look-at-meetings.ts';
import { listAllToLookAt, type ToLookAt } from './plan-due.store.ts';
import type { Planning } from './plan-moment.ts';

/** How far back a start or a jump of the clock looks for what was missed: a year and some weeks. */
const MISSED_MS = 400 * DAY_MS;
/** So many meetings are looked at in a step, so that nothing waits long for one to end, be it a stop. */
const STEP = 200;

/**
 * Looks at every meeting that is to come, whenever it was to be looked at next, and at those that should have been looked at
 * meanwhile: step by step, because beside many forums that takes minutes.
 */
export interface CatchingUp {
  /** Lists them anew, what is due and what begins soonest first, and looks at the first. */
  begin(planning: Planning): Promise<void>;
  /** Looks at the next ones, if any. */
  goOn(planning: Planning): Promise<void>;
  /** Those that were due when it began and whose turn is still to come. */
  owed(): ReadonlySet<number>;
}

/** Makes what catches up; nothing is to be looked at before it begins. */
export function createCatchingUp(): CatchingUp {
  let left: readonly ToLookAt[] = [];
  const goOn = async (planning: Planning): Promise<void> => {
    const looked = left.slice(0, STEP);
    left = left.slice(STEP);
    try {
      await lookAtMeetings(planning, { looked, lookBackMs: MISSED_MS });
    } catch (fault) {
      if (isOutage(fault)) left = [...looked, ...left];
      throw fault;
    }
  };
  return {
    begin: async (planning) => {
      left = await listAllToLookAt(planning.db, planning.now);
      await goOn(planning);
    },
    goOn,
    owed: () => new Set(left.flatMap(({ id, isDue }) => (isDue ? [id] : []))),
  };
}
