import type { Db } from '../../db/db.ts';
import { releaseDeliveries, sendingBy } from './workers.store.ts';

/** Finds deliveries that this process has claimed without knowing it. */
export interface Forgotten {
  /** Notes which deliveries are under way; call the result when they are done. */
  holding(ids: readonly number[]): () => void;
  /** Leaves deliveries claimed as long as this process lives. */
  keep(ids: readonly number[]): void;
  /** Puts back what is claimed for this worker but not under way, once it was seen so for two seconds. Gives back how many. */
  release(db: Db, workerId: number): Promise<number>;
}

/** A claim that is just being made is known within that time. */
const CERTAIN_AFTER_MS = 2_000;

/**
 * A claim whose answer was lost with its connection would wait forever: the database holds it for a process that lives
 * and knows nothing of it. A claim just being made looks the same for a moment, hence the second look.
 * @param elapsed running time in milliseconds
 */
export function createForgotten(elapsed: () => number): Forgotten {
  const underWay = new Set<number>();
  const kept = new Set<number>();
  let suspects: ReadonlyMap<number, number> = new Map();
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
    release: async (db, workerId) => {
      const now = elapsed();
      const lost = (await sendingBy(db, workerId)).filter((id) => !underWay.has(id) && !kept.has(id));
      suspects = new Map(lost.map((id) => [id, suspects.get(id) ?? now]));
      const certain = lost.filter((id) => now - (suspects.get(id) ?? now) >= CERTAIN_AFTER_MS);
      if (certain.length > 0) await releaseDeliveries(db, certain, workerId);
      return certain.length;
    },
  };
}
