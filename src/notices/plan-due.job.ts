import { planDueActions } from '../features/follow-up/plan-action-reminders.ts';
import { DAY_MS } from '../lib/clock.ts';
import { type Job, type JobServices, workOf } from '../model/job.ts';
import type { EnqueueDeliveries } from '../model/work.ts';
import { type PlanReminders, planDueReminders } from './plan-due.ts';

/** How far back a start or a jump of the clock looks for what was missed: a year and some weeks. */
const MISSED_MS = 400 * DAY_MS;

/** Plans the reminders that are due now, each in a transaction of its own. */
export const planReminders: Job = {
  name: 'plan-reminders',
  every: 'minute',
  run: (services) =>
    planTogether(services, async (planning) => {
      await planDueReminders(planning);
      await planDueActions(planning);
    }),
};

/** Records and logs as skipped what came and went with its meeting while nothing ran. */
export const recordMissed: Job = {
  name: 'record-missed',
  every: 'start',
  run: (services) =>
    planTogether(services, (planning) => planDueReminders({ ...planning, lookBackMs: MISSED_MS })),
};

/**
 * Reminders are woken together at the end, so that what is due for one person at one moment becomes one message; should
 * the process die before, the next tick wakes them.
 */
async function planTogether(
  services: JobServices,
  plan: (planning: PlanReminders) => Promise<void>,
): Promise<void> {
  const { database, enqueue, clock, logger } = services;
  const now = clock.now();
  const planned = new Map<number, number[]>();
  const gather: EnqueueDeliveries = async (_db, ids, { priority }) => {
    planned.set(priority, [...(planned.get(priority) ?? []), ...ids]);
  };
  const planning: PlanReminders = {
    db: database.prisma,
    now,
    logger,
    transact: (body) => workOf({ ...services, enqueue: gather }, (work) => body({ ...work, now })),
  };
  await plan(planning);
  for (const [priority, ids] of planned) await enqueue(database.prisma, ids, { priority });
}
