import type { AdminId } from '../../config.ts';
import { doPart, type JobServices, workOf } from '../../model/job.ts';
import { endLooks, listDueLooks } from '../../model/looks.store.ts';
import type { Work } from '../../model/work.ts';
import { quietOfForums } from '../../notices/settings/settings.store.ts';
import { listWaitingSince } from './care/care.store.ts';
import { nextLookAt } from './looking.rules.ts';
import { type LookedAtForum, listPlannedForums, zonesOf } from './plan.store.ts';

/** Something that the library looks after in each forum. */
export interface ForumTask {
  /** For the log. */
  readonly name: string;
  /** Does what is due; tells whether anything was. */
  run(services: JobServices, forum: LookedAtForum): Promise<boolean>;
}

/**
 * Makes a task: `look` says what is to be done now, undefined where nothing is; `act` does it in a transaction of its own. Another
 * process may have done it meanwhile.
 */
export function forumTask<Found>(task: {
  readonly name: string;
  look(forum: LookedAtForum, now: number): Found | undefined;
  act(
    work: Work,
    about: { readonly forum: LookedAtForum; readonly found: Found; readonly admins: readonly AdminId[] },
  ): Promise<void>;
}): ForumTask {
  return {
    name: task.name,
    run: async (services, forum) => {
      const found = task.look(forum, services.clock.now());
      if (found === undefined) return false;
      await workOf(services, (work) => task.act(work, { forum, found, admins: services.admins }));
      return true;
    },
  };
}

/** So many forums are looked at in a pass; where more are due, the next ones with the next. */
const TOGETHER = 500;

/**
 * Makes what does the tasks in the forums that are to be looked at: what one of them runs into in one forum holds up no other. Where
 * something was due it is looked at again in the next pass.
 */
export function forEachForum(tasks: readonly ForumTask[]): (services: JobServices) => Promise<void> {
  return async (services) => {
    const db = services.database.prisma;
    const now = services.clock.now();
    const looks = await listDueLooks(db, { subject: 'library', now, limit: TOGETHER });
    const next = new Map<number, number>();
    for (const forum of await lookAtForums(services, looks.forumIds)) {
      const wasDue = await runTasks(services, { forum, tasks });
      next.set(forum.id, wasDue ? now : nextLookAt({ ...forum, time: forum.plan.time }, now));
    }
    await endLooks(db, { ...looks, next });
  };
}

/** Runs them; tells whether anything was due, which is not known of what failed. */
async function runTasks(
  services: JobServices,
  { forum, tasks }: { readonly forum: LookedAtForum; readonly tasks: readonly ForumTask[] },
): Promise<boolean> {
  let wasDue = false;
  for (const task of tasks) {
    const isDue = await doPart(services, {
      failure: 'library not looked after, the next tick tries again',
      facts: { forumId: forum.id, task: task.name },
      act: () => task.run(services, forum),
    });
    wasDue ||= isDue ?? true;
  }
  return wasDue;
}

/** These forums with what the rules ask for; asked for all of them together. */
async function lookAtForums(
  { database }: JobServices,
  forumIds: readonly number[],
): Promise<readonly LookedAtForum[]> {
  const db = database.prisma;
  const planned = await listPlannedForums(db, forumIds);
  if (planned.length === 0) return [];
  const waiting = await listWaitingSince(
    db,
    planned.filter(({ hasWaiting }) => hasWaiting).map(({ id }) => id),
  );
  const zones = await zonesOf(
    db,
    planned.map(({ id }) => id),
  );
  const quiets = await quietOfForums(
    db,
    planned.map(({ quiet }) => quiet),
  );
  return planned.flatMap((forum) => {
    const rest = quiets.get(forum.id)?.rest;
    if (rest === undefined) return [];
    const { id, timeZone } = forum;
    const all = [...new Set([timeZone, ...(zones.get(id) ?? [])])];
    return { ...forum, rest, zones: all, waitingSince: waiting.get(id) ?? [] };
  });
}
