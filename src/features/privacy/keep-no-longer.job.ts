import type { Job } from '../../model/job.ts';
import type { PersonalData } from '../../personal-data/types.ts';

/** Forgets what is kept for a time: each a bounded batch, rows that another process has just taken left to it. */
export function keepNoLonger(kept: readonly PersonalData[]): Job {
  return {
    name: 'keep-no-longer',
    every: 'minute',
    run: async ({ database, clock, logger }) => {
      const now = clock.now();
      const forgotten: Record<string, number> = {};
      for (const [name, forget] of kept.flatMap((part) => Object.entries(part.forget ?? {}))) {
        const rows = await forget(database.prisma, now);
        if (rows > 0) forgotten[name] = rows;
      }
      if (Object.keys(forgotten).length > 0) logger.info(forgotten, 'kept no longer');
    },
  };
}
