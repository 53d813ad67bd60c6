import type { Db } from '../db/db.ts';
import type { Logger } from '../lib/logger.ts';
import type { EnqueueDeliveries } from '../model/work.ts';
import { listDueDeliveries } from './delivery.store.ts';
import type { Recovery } from './workers/recovery.ts';

/** What waking needs. */
export interface Waking {
  readonly db: Db;
  readonly enqueue: EnqueueDeliveries;
  readonly logger: Logger;
  readonly recovery: Recovery;
  readonly workerId: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** So many are woken at once; the next tick goes on. */
const WAKE_LIMIT = 500;

/** Puts back what dead processes left and what this one has lost sight of, and wakes whatever is due. */
export async function wakeDue(waking: Waking): Promise<void> {
  const { db, enqueue, logger, recovery, workerId, now } = waking;
  const recovered = await recovery.takeOver(db, workerId);
  if (recovered > 0) logger.warn({ recovered }, 'took over deliveries of a process that died');
  const released = await recovery.release(db, workerId);
  if (released > 0) logger.warn({ released }, 'took up deliveries whose claim was lost');
  const due = await listDueDeliveries(db, now, WAKE_LIMIT);
  for (const [priority, rows] of Map.groupBy(due, (row) => row.priority)) {
    const ids = rows.map(({ id }) => id);
    await enqueue(db, ids, { priority });
  }
}
