import type { Db } from '../db/db.ts';
import type { Randomness } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';

/** Puts jobs for deliveries into the queue, in the transaction of `db`: they exist when and only when it commits. */
export type EnqueueDeliveries = (db: Db, jobs: DeliveryJobs) => Promise<void>;

/** Which deliveries, and how soon they are taken: a higher number goes first (0 bulk, 10 changes, 20 what a person waits for). */
export interface DeliveryJobs {
  readonly deliveryIds: readonly number[];
  readonly priority: number;
}

/** One unit of work: everything a service may touch. Its writes stand or fall together. */
export interface Work {
  readonly db: Db;
  /** The moment of this work, in epoch milliseconds; it does not move while the work is done. */
  readonly now: number;
  readonly randomness: Randomness;
  readonly enqueue: EnqueueDeliveries;
  /** What this is done for: an update (`platform:key`), `tick` or `cli`; kept with notices, carried by log lines. */
  readonly cause: string;
  readonly logger: Pick<Logger, 'info'>;
}
