import { setTimeout as pause } from 'node:timers/promises';
import { isOutage } from '../db/outage.ts';

/** Pauses between tries, in milliseconds: about half a minute in all, in which a database is restarted. */
export const OUTAGE_PAUSES_MS: readonly number[] = [100, 200, 400, 800, 1_500, 3_000, 5_000, 8_000, 12_000];

/**
 * Runs `work` until it ends, through a restart of the database: whoever sent the update waits a little instead of
 * being asked to send it again. Every other fault, and an outage that lasts, is thrown.
 * @param work is told whether an earlier try was broken off, so that its effect may be there already
 */
export async function outlastOutage<T>(
  work: (isRepeated: boolean) => Promise<T>,
  pausesMs: readonly number[],
): Promise<T> {
  for (const [tries, pauseMs] of pausesMs.entries()) {
    try {
      return await work(tries > 0);
    } catch (fault) {
      if (!isOutage(fault)) throw fault;
      await pause(pauseMs);
    }
  }
  return work(pausesMs.length > 0);
}
