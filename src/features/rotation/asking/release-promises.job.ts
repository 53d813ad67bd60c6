import { type Job, workOf } from '../../../model/job.ts';
import { recordOwnAct } from '../../audit/service.ts';
import { namesOfInstitutions } from '../store.ts';
import { listBrokenPromises } from './asks.store.ts';
import { releaseBroken } from './withdrawing.service.ts';

/** Where a meeting that an institution agreed to was made with another host, it is told, and counts as one that nothing is promised. */
export const releasePromises: Job = {
  name: 'release-promised-hosts',
  every: 'minute',
  run: async (services) => {
    for (const promise of await listBrokenPromises(services.database.prisma, services.clock.now()))
      await workOf(services, async (work) => {
        if (!(await releaseBroken(work, promise))) return;
        const { forumId, institutionId } = promise;
        const names = await namesOfInstitutions(work.db, { forumId, ids: [institutionId] });
        const act = { action: 'giliran selesai', subject: names.get(institutionId) ?? '' };
        await recordOwnAct(work.db, { forumId, at: work.now, ...act });
      });
  },
};
