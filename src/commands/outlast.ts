import { setTimeout as pause } from 'node:timers/promises';
import { isOutage } from '../db/outage.ts';

/** Pauses between tries, in milliseconds: about half a minute in all, in which a database is restarted. */
const PAUSES_MS = [100, 200, 400, 800, 1_500, 3_000, 5_000, 8_000, 12_000];

/**
 * Runs `work` until it ends, through a restart of the database: whoever sent the update waits a little instead of
 * being asked to send it again. Every other fault, and an outage that lasts, is thrown.
 */
export async function outlastOutage<T>(work: () => Promise<T>): Promise<T> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await work();
    } catch (fault) {
      if (!isOutage(fault)) throw fault;
      await pause(pauseMs);
    }
  }
  return work();
}
