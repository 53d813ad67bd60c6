import { type Job, workOf } from '../../../model/job.ts';
import { listForums } from '../../forum/service.ts';
import { remindReviews } from './review.service.ts';

/** Has answers looked at before the day that was set for them. */
export const remindFaqReviews: Job = {
  name: 'remind-faq-reviews',
  every: 'minute',
  run: async (services) => {
    for (const forum of await listForums(services.database.prisma))
      await workOf(services, (work) => remindReviews(work, forum));
  },
};
