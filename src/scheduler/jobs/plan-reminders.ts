import { inTransaction } from '../../db/transaction.ts';
import { planDueReminders } from '../../domain/reminders/service.ts';
import type { Job } from './job.ts';

/** Plans the reminders that are due now, each in a transaction of its own. */
export const planReminders: Job = {
  name: 'plan-reminders',
  every: 'minute',
  run: async ({ database, outbox, clock, randomness, logger }) => {
    const now = clock.now();
    const { enqueue } = outbox;
    await planDueReminders({
      db: database.prisma,
      now,
      logger,
      transact: (body) => inTransaction(database, (db) => body({ db, now, randomness, enqueue })),
    });
  },
};
