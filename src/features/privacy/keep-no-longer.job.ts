import type { Job } from '../../model/job.ts';
import { FORGET_BATCH, type PersonalData } from '../../personal-data/types.ts';

/** More than that of a kind waits for the next hour. */
const MOST_BATCHES = 100;

/**
 * Forgets what is kept for months: in bounded batches, rows that another process has just taken left to it. Once an hour, because
 * to look for it costs more the more there is.
 */
export function keepNoLonger(kept: readonly PersonalData[]): Job {
  return {
    name: 'keep-no-longer',
    every: 'hour',
    run: async ({ database, clock, logger }) => {
      const now = clock.now();
      const forgotten: Record<string, number> = {};
      for (const [name, forget] of kept.flatMap((part) => Object.entries(part.forget ?? {}))) {
        let rows = 0;
        for (let batch = 1; batch <= MOST_BATCHES; batch += 1) {
          const some = await forget(database.prisma, now);
          rows += some;
          if (some < FORGET_BATCH) break;
        }
        if (rows > 0) forgotten[name] = rows;
      }
      if (Object.keys(forgotten).length > 0) logger.info(forgotten, 'kept no longer');
    },
  };
}
