import { type Job, workOf } from '../../model/job.ts';
import { settlePlaces } from './service.ts';
import { listWithWaiting } from './store.ts';

/** Gives out places that became free without an answer: a hall that grew, an institution that left. */
export const givePlaces: Job = {
  name: 'give-places',
  every: 'minute',
  run: async (services) => {
    const meetings = await listWithWaiting(services.database.prisma, services.clock.now());
    for (const meeting of meetings) await workOf(services, (work) => settlePlaces(work, meeting));
  },
};
