import { DAY_MS } from '../lib/clock.ts';
import type { Job } from '../model/job.ts';
import { forgetExpired } from './expired.store.ts';
import { forgetProposals } from './proposals.store.ts';
import { forgetUpdates } from './updates.store.ts';

/** Platforms deliver an update again for a day at most. */
const UPDATES_MS = 2 * DAY_MS;

/** Forgets updates that cannot come again, what was prepared and never pressed (a members' file names people), and what expired. */
export const forgetUpdatesJob: Job = {
  name: 'forget-updates',
  every: 'minute',
  run: async ({ database, clock }) => {
    const now = clock.now();
    await forgetUpdates(database.prisma, now - UPDATES_MS);
    await forgetProposals(database.prisma, now);
    await forgetExpired(database.prisma, now);
  },
};
