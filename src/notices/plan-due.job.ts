import { DAY_MS } from '../lib/clock.ts';
import { type Job, type JobServices, workOf } from '../model/job.ts';
import type { EnqueueDeliveries } from '../model/work.ts';
import type { NoticeKinds } from './kind.ts';
import { planDue, planMissed } from './plan-due.ts';
import type { Planning } from './plan-moment.ts';

/** How far back a start or a jump of the clock looks for what was missed: a year and some weeks. */
const MISSED_MS = 400 * DAY_MS;

/** Plans the notices that are due now, each in a transaction of its own; records as skipped what came and went while nothing ran. */
export function planningJobs(kinds: NoticeKinds): readonly Job[] {
  return [
    // First, for the other one notes that what is over needs no look any more.
    {
      name: 'record-missed',
      every: 'start',
      run: (services) =>
        planTogether(services, { kinds, plan: (planning) => planMissed(planning, MISSED_MS) }),
    },
    {
      name: 'plan-reminders',
      every: 'minute',
      run: (services) => planTogether(services, { kinds, plan: planDue }),
    },
  ];
}

/**
 * Reminders are woken together at the end, so that what is due for one person at one moment becomes one message; should
 * the process die before, the next tick wakes them.
 */
async function planTogether(
  services: JobServices,
  { kinds, plan }: { readonly kinds: NoticeKinds; readonly plan: (planning: Planning) => Promise<void> },
): Promise<void> {
  const { database, enqueue, clock, logger } = services;
  const now = clock.now();
  const planned = new Map<number, number[]>();
  const gather: EnqueueDeliveries = async (_db, { deliveryIds: ids, priority }) => {
    planned.set(priority, [...(planned.get(priority) ?? []), ...ids]);
  };
  await plan({
    ...{ db: database.prisma, now, logger, kinds },
    transact: (body) => workOf({ ...services, enqueue: gather }, (work) => body({ ...work, now })),
  });
  for (const [priority, deliveryIds] of planned) await enqueue(database.prisma, { deliveryIds, priority });
}
