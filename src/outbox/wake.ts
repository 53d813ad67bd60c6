import type { Db } from '../db/db.ts';
import { SECOND_MS } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { EnqueueDeliveries } from '../model/work.ts';
import { listDueDeliveries } from './delivery.store.ts';
import { listDeadWorkers, recoverFromDead, releaseDeliveries, sendingBy } from './workers/workers.store.ts';

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
  const due = await listDueDeliveries(db, { now, limit: WAKE_LIMIT });
  for (const [priority, rows] of Map.groupBy(due, (row) => row.priority)) {
    await enqueue(db, { deliveryIds: rows.map(({ id }) => id), priority });
  }
}

/** Finds deliveries whose claim was lost: by processes that died, or by this one without its knowing. */
export interface Recovery {
  /** Notes which deliveries are under way; call the result when they are done. */
  holding(ids: readonly number[]): () => void;
  /** Leaves deliveries claimed as long as this process lives. */
  keep(ids: readonly number[]): void;
  /** Takes over from processes that died, all but this one. Gives back how many deliveries wait again. */
  takeOver(db: Db, ownId: number): Promise<number>;
  /** Puts back what is claimed for this process but not under way. Gives back how many. */
  release(db: Db, ownId: number): Promise<number>;
}

/**
 * A process whose connection was cut has its lock again within that time, and its messages are still on their way; a claim that is
 * just being made is known within it.
 */
const CERTAIN_AFTER_MS = 2 * SECOND_MS;

/**
 * Makes the finder. A process that lost its lock with its connection looks dead until it has taken it again; a claim whose answer
 * was lost with its connection is held by a process that lives and knows nothing of it, and one just being made looks the same for a
 * moment. Hence the second look: taken for lost too early, messages would be sent twice.
 * @param elapsed running time in milliseconds
 */
export function createRecovery(elapsed: () => number): Recovery {
  const underWay = new Set<number>();
  const kept = new Set<number>();
  const certainlyDead = secondLook(elapsed);
  const certainlyLost = secondLook(elapsed);
  return {
    holding: (ids) => {
      for (const id of ids) underWay.add(id);
      return () => {
        for (const id of ids) underWay.delete(id);
      };
    },
    keep: (ids) => {
      for (const id of ids) kept.add(id);
    },
    takeOver: async (db, ownId) => {
      const dead = certainlyDead(await listDeadWorkers(db, ownId));
      return dead.length === 0 ? 0 : recoverFromDead(db, dead);
    },
    release: async (db, ownId) => {
      const claimed = await sendingBy(db, ownId);
      const lost = certainlyLost(claimed.filter((id) => !underWay.has(id) && !kept.has(id)));
      if (lost.length > 0) await releaseDeliveries(db, { ids: lost, workerId: ownId });
      return lost.length;
    },
  };
}

/** Of what looks lost at each look, what has looked so for two seconds. */
function secondLook(elapsed: () => number): (suspects: readonly number[]) => readonly number[] {
  let since: ReadonlyMap<number, number> = new Map();
  return (suspects) => {
    const now = elapsed();
    since = new Map(suspects.map((id) => [id, since.get(id) ?? now]));
    return suspects.filter((id) => now - (since.get(id) ?? now) >= CERTAIN_AFTER_MS);
  };
}
