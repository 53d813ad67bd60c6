import type { AdminId } from '../config.ts';
import type { Database } from '../db/client.ts';
import { isOutage } from '../db/outage.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Clock } from '../lib/clock.ts';
import { faultFacts } from '../lib/error.ts';
import type { Randomness } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { EnqueueDeliveries, Work } from './work.ts';

/** What jobs may use. */
export interface JobServices {
  readonly database: Database;
  readonly enqueue: EnqueueDeliveries;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly logger: Logger;
  /** Who hears where a forum has nobody of its own who could. */
  readonly admins: readonly AdminId[];
}

/** Something that is looked after regularly. Every process may do it at the same time. */
export interface Job {
  readonly name: string;
  /** How often it is asked: what is due within a minute, what people see changing, what nobody waits for, or what a start or a jump of the clock left behind. */
  readonly every: 'minute' | 'two-seconds' | 'hour' | 'start';
  run(services: JobServices): Promise<void>;
}

/** One of several things that a job looks after. */
export interface Part<Result> {
  /** What the log says where it fails, and which one it is. */
  readonly failure: string;
  readonly facts: Readonly<Record<string, unknown>>;
  act(): Promise<Result>;
}

/**
 * Does one thing of several: what it runs into is logged and holds up no other; an outage ends them all.
 * @returns what came of it; undefined where it failed
 */
export async function doPart<Result>(
  { logger }: Pick<JobServices, 'logger'>,
  { failure, facts, act }: Part<Result>,
): Promise<Result | undefined> {
  try {
    return await act();
  } catch (fault) {
    if (isOutage(fault)) throw fault;
    logger.error({ ...faultFacts(fault), ...facts }, failure);
    return undefined;
  }
}

/** Runs one unit of work of a job, in a transaction of its own. */
export function workOf<Result>(
  { database, clock, randomness, enqueue, logger }: JobServices,
  body: (work: Work) => Promise<Result>,
): Promise<Result> {
  return inTransaction(database, (db) =>
    body({ db, now: clock.now(), randomness, enqueue, logger, cause: 'tick' }),
  );
}
