import { inTransaction } from '../../db/transaction.ts';
import { planDueActions } from '../../domain/reminders/actions.ts';
import { type PlanReminders, planDueReminders } from '../../domain/reminders/service.ts';
import type { EnqueueDeliveries } from '../../domain/work.ts';
import { DAY_MS } from '../../lib/clock.ts';
import type { Job, JobServices } from './job.ts';

/** How far back a start or a jump of the clock looks for what was missed: a year and some weeks. */
const MISSED_MS = 400 * DAY_MS;

/** Plans the reminders that are due now, each in a transaction of its own. */
export const planReminders: Job = {
  name: 'plan-reminders',
  every: 'minute',
  run: (services) => plan(services, DAY_MS),
};

/** Records and logs as skipped what came and went with its meeting while nothing ran. */
export const recordMissed: Job = {
  name: 'record-missed',
  every: 'start',
  run: (services) => plan(services, MISSED_MS),
};

/**
 * Reminders are woken together at the end, so that what is due for one person at one moment becomes one message; should
 * the process die before, the next tick wakes them.
 */
async function plan(services: JobServices, lookBackMs: number): Promise<void> {
  const { database, outbox, clock, randomness, logger } = services;
  const now = clock.now();
  const planned = new Map<number, number[]>();
  const enqueue: EnqueueDeliveries = async (_db, ids, { priority }) => {
    planned.set(priority, [...(planned.get(priority) ?? []), ...ids]);
  };
  const planning: PlanReminders = {
    db: database.prisma,
    now,
    logger,
    lookBackMs,
    transact: (body) =>
      inTransaction(database, (db) => body({ db, now, randomness, enqueue, logger, cause: 'tick' })),
  };
  await planDueReminders(planning);
  await planDueActions(planning);
  for (const [priority, ids] of planned) await outbox.enqueue(database.prisma, ids, { priority });
}
