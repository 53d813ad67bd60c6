import { inTransaction } from '../../db/transaction.ts';
import { planDueActions } from '../../domain/reminders/actions.ts';
import { type PlanReminders, planDueReminders } from '../../domain/reminders/service.ts';
import type { EnqueueDeliveries } from '../../domain/work.ts';
import type { Job } from './job.ts';

/**
 * Plans the reminders that are due now, each in a transaction of its own. They are woken together at the end, so that what
 * is due for one person at one moment becomes one message; should the process die before, the next tick wakes them.
 */
export const planReminders: Job = {
  name: 'plan-reminders',
  every: 'minute',
  run: async ({ database, outbox, clock, randomness, logger }) => {
    const now = clock.now();
    const planned = new Map<number, number[]>();
    const enqueue: EnqueueDeliveries = async (_db, ids, { priority }) => {
      planned.set(priority, [...(planned.get(priority) ?? []), ...ids]);
    };
    const planning: PlanReminders = {
      db: database.prisma,
      now,
      logger,
      transact: (body) =>
        inTransaction(database, (db) => body({ db, now, randomness, enqueue, logger, cause: 'tick' })),
    };
    await planDueReminders(planning);
    await planDueActions(planning);
    for (const [priority, ids] of planned) await outbox.enqueue(database.prisma, ids, { priority });
  },
};
