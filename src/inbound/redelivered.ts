import type { Db } from '../db/db.ts';
import { type Clock, MINUTE_MS } from '../lib/clock.ts';
import type { Incoming } from '../platform/incoming.ts';
import { causeOf } from './cause.ts';
import { findRecordedUpdate } from './updates.store.ts';

/**
 * Asked about an update that is recorded already: whether an earlier try was broken off, by an outage or by the end of the
 * process, so that its sender may not have been told.
 */
export type WasBrokenOff = (db: Db) => Promise<boolean>;

/** Knows which updates an earlier process may have recorded and died before it could answer. */
export interface EarlierLife {
  /**
   * To be called when an update arrives. What it gives is asked only about one that is recorded already: whether its sender
   * may have heard nothing, because the process that recorded it ended. No statement is run before that.
   */
  meet(incoming: Incoming): WasBrokenOff;
}

/** What the memory is made from. */
export interface EarlierLifeParts {
  readonly clock: Clock;
  /** Whether no other process works on this database now. */
  readonly isAlone: (db: Db) => Promise<boolean>;
  /** Running time in milliseconds; it never goes back. */
  readonly elapsed: () => number;
}

/** From the first update on; platforms deliver again within that time. */
const LOOKING_MS = 10 * MINUTE_MS;
/** So many updates tell as well that what waited has arrived. */
const MOST = 20_000;
/** The earlier process ended when its last update was recorded, or soon after. */
const END_OF_LIFE_MS = 2 * MINUTE_MS;
/** Answering what is recorded takes a process less than that; before, another one may still be at it. */
const ANSWERED_WITHIN_MS = MINUTE_MS;

const never: WasBrokenOff = async () => false;

/**
 * Makes the memory of a process that starts now. A platform delivers again what was not confirmed; what an earlier process
 * recorded shortly before its end and this one meets for the first time was very likely not answered. Whatever this
 * process met itself is none of that.
 */
export function createEarlierLife({ clock, isAlone, elapsed }: EarlierLifeParts): EarlierLife {
  const startedAt = clock.now();
  const met = new Set<string>();
  let firstAt: number | undefined;
  const wasBrokenOff = async (db: Db, incoming: Incoming): Promise<boolean> => {
    const record = await findRecordedUpdate(db, { incoming, until: startedAt });
    if (record === undefined || record.at < record.lastAt - END_OF_LIFE_MS) return false;
    return clock.now() - record.at >= ANSWERED_WITHIN_MS || (await isAlone(db));
  };
  return {
    meet: (incoming) => {
      firstAt ??= elapsed();
      if (met.size >= MOST || elapsed() - firstAt > LOOKING_MS) return never;
      const key = causeOf(incoming);
      if (met.has(key)) return never;
      met.add(key);
      return (db) => wasBrokenOff(db, incoming);
    },
  };
}
