import type { Db } from '../../db/db.ts';
import { listDeadWorkers, recoverFromDead } from './workers.store.ts';

/** Finds processes that died, and takes up what they were sending. */
export interface Departed {
  /** Takes over from whoever was seen dead for two seconds. Gives back how many deliveries wait again. */
  takeOver(db: Db, ownId: number): Promise<number>;
}

/** A process whose connection was cut has its lock again within that time; its messages are still on their way. */
const CERTAIN_AFTER_MS = 2_000;

/**
 * A process that lost its lock with its connection looks dead until it has taken it again, hence the second look: taken for
 * dead too early, its messages would be sent twice.
 * @param elapsed running time in milliseconds
 */
export function createDeparted(elapsed: () => number): Departed {
  let suspects: ReadonlyMap<number, number> = new Map();
  return {
    takeOver: async (db, ownId) => {
      const dead = await listDeadWorkers(db, ownId);
      const now = elapsed();
      suspects = new Map(dead.map((id) => [id, suspects.get(id) ?? now]));
      const certain = dead.filter((id) => now - (suspects.get(id) ?? now) >= CERTAIN_AFTER_MS);
      return certain.length === 0 ? 0 : recoverFromDead(db, certain);
    },
  };
}
