import { DAY_MS } from '../lib/clock.ts';
import type { Job } from '../model/job.ts';
import { forgetUpdates } from './updates.store.ts';

/** Platforms deliver an update again for a day at most. */
const UPDATES_MS = 2 * DAY_MS;

/** Forgets updates that cannot come again. */
export const forgetUpdatesJob: Job = {
  name: 'forget-updates',
  every: 'minute',
  run: async ({ database, clock }) => {
    await forgetUpdates(database.prisma, clock.now() - UPDATES_MS);
  },
};
