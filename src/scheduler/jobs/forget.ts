import { forgetAdmissions } from '../../features/members/entering/admission.store.ts';
import { forgetExpired } from '../../inbound/expired.store.ts';
import { forgetProposals } from '../../inbound/proposals.store.ts';
import { forgetUpdates } from '../../inbound/updates.store.ts';
import { DAY_MS } from '../../lib/clock.ts';
import type { Job } from './job.ts';

/** Platforms deliver an update again for a day at most. */
const UPDATES_MS = 2 * DAY_MS;

/** Forgets updates that cannot come again, what was prepared and never pressed (a members' file names people), and what expired. */
export const forget: Job = {
  name: 'forget',
  every: 'minute',
  run: async ({ database, clock }) => {
    const now = clock.now();
    await forgetUpdates(database.prisma, now - UPDATES_MS);
    await forgetProposals(database.prisma, now);
    await forgetExpired(database.prisma, now);
    await forgetAdmissions(database.prisma, now);
  },
};
