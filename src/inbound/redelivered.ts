import type { Db } from '../db/db.ts';
import { type Clock, MINUTE_MS } from '../lib/clock.ts';
import type { Incoming } from '../platform/incoming.ts';
import { causeOf } from './incoming.ts';
import { findRecordedUpdate } from './updates.store.ts';

/**
 * Asked about an update that is recorded already: whether an earlier try was broken off, by an outage or by the end of the
 * process, so that its sender may not have been told.
 */
export type WasBrokenOff = (db: Db) => Promise<boolean>;

/** Which updates of those that a platform delivers again may have had their effect without anybody being told. */
export interface Redelivered {
  /**
   * To be called when an update arrives. What it gives is asked only about one that is recorded already: whether its sender
   * may have heard nothing. No statement is run before that.
   */
  meet(incoming: Incoming): WasBrokenOff;
  /** An outage broke this one off; the platform will deliver it again. */
  brokeOff(incoming: Incoming): void;
  /** This one is done. */
  done(incoming: Incoming): void;
}

/** What the memory is made from. */
export interface RedeliveredParts {
  readonly clock: Clock;
  /** Whether no other process works on this database now. */
  readonly isAlone: (db: Db) => Promise<boolean>;
  /** Running time in milliseconds; it never goes back. */
  readonly elapsed: () => number;
}

/** Most updates that were broken off and are remembered; beyond them the oldest is forgotten. */
const MOST_BROKEN_OFF = 1_000;
/** From the first update on; platforms deliver again within that time. */
const LOOKING_MS = 10 * MINUTE_MS;
/** So many updates tell as well that what waited has arrived. */
const MOST_MET = 20_000;
/** The earlier process ended when its last update was recorded, or soon after. */
const END_OF_LIFE_MS = 2 * MINUTE_MS;
/** Answering what is recorded takes a process less than that; before, another one may still be at it. */
const ANSWERED_WITHIN_MS = MINUTE_MS;

const never: WasBrokenOff = async () => false;
const always: WasBrokenOff = async () => true;

/** Makes the memory of a process that starts now: of what it broke off itself, and of what the one before it left behind. */
export function createRedelivered(parts: RedeliveredParts): Redelivered {
  const meetAfterStart = earlierProcess(parts);
  const brokenOff = new Set<string>();
  return {
    meet: (incoming) => {
      const earlier = meetAfterStart(incoming);
      return brokenOff.has(causeOf(incoming)) ? always : earlier;
    },
    brokeOff: (incoming) => {
      brokenOff.add(causeOf(incoming));
      const [oldest] = brokenOff;
      if (brokenOff.size > MOST_BROKEN_OFF && oldest !== undefined) brokenOff.delete(oldest);
    },
    done: (incoming) => {
      brokenOff.delete(causeOf(incoming));
    },
  };
}

/**
 * A platform delivers again what was not confirmed; what an earlier process recorded shortly before its end and this one
 * meets for the first time was very likely not answered. Whatever this process met itself is none of that.
 */
function earlierProcess({ clock, isAlone, elapsed }: RedeliveredParts): Redelivered['meet'] {
  const startedAt = clock.now();
  const met = new Set<string>();
  let firstAt: number | undefined;
  const wasBrokenOff = async (db: Db, incoming: Incoming): Promise<boolean> => {
    const record = await findRecordedUpdate(db, { incoming, until: startedAt });
    if (record === undefined || record.at < record.lastAt - END_OF_LIFE_MS) return false;
    return clock.now() - record.at >= ANSWERED_WITHIN_MS || (await isAlone(db));
  };
  return (incoming) => {
    firstAt ??= elapsed();
    if (met.size >= MOST_MET || elapsed() - firstAt > LOOKING_MS) return never;
    const key = causeOf(incoming);
    if (met.has(key)) return never;
    met.add(key);
    return (db) => wasBrokenOff(db, incoming);
  };
}
