import { type Job, workOf } from '../../model/job.ts';
import { offeredAt } from './next.rules.ts';
import { offerNext } from './next.service.ts';
import { listHeldWithoutNext } from './next.store.ts';

/** Offers a draft of the next meeting on the day after one was held. */
export const offerNextMeeting: Job = {
  name: 'offer-next-meeting',
  every: 'minute',
  run: async (services) => {
    const now = services.clock.now();
    for (const held of await listHeldWithoutNext(services.database.prisma, now))
      if (offeredAt(held) <= now) await workOf(services, (work) => offerNext(work, held));
  },
};
