import { type Job, workOf } from '../../../model/job.ts';
import { dueReviews, remindReviews } from './review.service.ts';

/** Has answers looked at before the day that was set for them. */
export const remindFaqReviews: Job = {
  name: 'remind-faq-reviews',
  every: 'minute',
  run: async (services) => {
    const due = await dueReviews(services.database.prisma, services.clock.now());
    for (const [forumId, ofForum] of due)
      await workOf(services, (work) => remindReviews(work, { forumId, due: ofForum }));
  },
};
