import { type Job, type JobServices, workOf } from '../model/job.ts';
import type { EnqueueDeliveries } from '../model/work.ts';
import { createCatchingUp } from './catching-up.ts';
import type { NoticeKinds } from './kind.ts';
import { planDue } from './plan-due.ts';
import type { Planning } from './plan-moment.ts';

/** Plans the notices that are due now, each in a transaction of its own; records as skipped what came and went while nothing ran. */
export function planningJobs(kinds: NoticeKinds): readonly Job[] {
  const missed = createCatchingUp();
  return [
    // First, for the last one notes that what is over needs no look any more.
    {
      name: 'record-missed',
      every: 'start',
      run: (services) => planTogether(services, { kinds, plan: missed.begin }),
    },
    {
      name: 'record-more-missed',
      every: 'two-seconds',
      run: (services) => planTogether(services, { kinds, plan: missed.goOn }),
    },
    {
      name: 'plan-reminders',
      every: 'minute',
      run: (services) =>
        planTogether(services, { kinds, plan: (planning) => planDue(planning, missed.owed()) }),
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
