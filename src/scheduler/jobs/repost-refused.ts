import { inTransaction } from '../../db/transaction.ts';
import { repost } from '../../features/meetings/repost.ts';
import type { Job } from './job.ts';

/** Sends again what a group or channel refused, once it has healed or an hour has passed. */
export const repostRefused: Job = {
  name: 'repost-refused',
  every: 'two-seconds',
  run: async ({ database, outbox, clock, logger }) => {
    await inTransaction(database, (db) =>
      repost({ db, enqueue: outbox.enqueue, logger }, { now: clock.now() }),
    );
  },
};
