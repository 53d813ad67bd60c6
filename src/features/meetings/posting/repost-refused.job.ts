import { type Job, workOf } from '../../../model/job.ts';
import { repost } from './repost.ts';

/** Sends again what a group or channel refused, once it has healed or an hour has passed. */
export const repostRefused: Job = {
  name: 'repost-refused',
  every: 'two-seconds',
  run: (services) =>
    workOf(services, async (work) => {
      await repost(work, { now: work.now });
    }),
};
