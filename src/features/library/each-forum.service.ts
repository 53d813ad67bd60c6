import type { Db } from '../../db/db.ts';
import { isOutage } from '../../db/outage.ts';
import { faultFacts } from '../../lib/error.ts';
import { type JobServices, workOf } from '../../model/job.ts';
import type { Work } from '../../model/work.ts';
import { listPlannedForums, type PlannedForum } from './plan.store.ts';

/** Something that the library looks after in each forum. */
export interface ForumTask {
  /** For the log. */
  readonly name: string;
  run(services: JobServices, forum: PlannedForum): Promise<void>;
}

/**
 * Makes a task: `look` says, outside any transaction, what is to be done now, undefined where nothing is; `act` does it in a transaction
 * of its own. Another process may have done it meanwhile.
 */
export function forumTask<Found>(task: {
  readonly name: string;
  look(db: Db, about: { readonly forum: PlannedForum; readonly now: number }): Promise<Found | undefined>;
  act(work: Work, about: { readonly forum: PlannedForum; readonly found: Found }): Promise<void>;
}): ForumTask {
  return {
    name: task.name,
    run: async (services, forum) => {
      const { database, clock } = services;
      const found = await task.look(database.prisma, { forum, now: clock.now() });
      if (found !== undefined) await workOf(services, (work) => task.act(work, { forum, found }));
    },
  };
}

/** Does the tasks in all forums: what one of them runs into in one forum holds up no other. */
export async function forEachForum(services: JobServices, tasks: readonly ForumTask[]): Promise<void> {
  for (const forum of await listPlannedForums(services.database.prisma))
    for (const task of tasks)
      await task.run(services, forum).catch((fault: unknown) => {
        if (isOutage(fault)) throw fault;
        const facts = { ...faultFacts(fault), forumId: forum.id, task: task.name };
        services.logger.error(facts, 'library not looked after, the next tick tries again');
      });
}
