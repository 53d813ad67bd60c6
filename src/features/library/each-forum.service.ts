import type { AdminId } from '../../config.ts';
import { isOutage } from '../../db/outage.ts';
import { faultFacts } from '../../lib/error.ts';
import { type JobServices, workOf } from '../../model/job.ts';
import type { Work } from '../../model/work.ts';
import { quietOfForums } from '../../notices/settings/settings.store.ts';
import { listWaitingSince } from './care/care.store.ts';
import { mayBeDue } from './looking.rules.ts';
import { type LookedAtForum, listPlannedForums, type PlannedForum, zonesOf } from './plan.store.ts';

/** Something that the library looks after in each forum. */
export interface ForumTask {
  /** For the log. */
  readonly name: string;
  run(services: JobServices, forum: LookedAtForum): Promise<void>;
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
      if (found !== undefined)
        await workOf(services, (work) => task.act(work, { forum, found, admins: services.admins }));
    },
  };
}

/** So many forums are looked at in a pass; where there are more, the next ones with each pass. */
const TOGETHER = 500;

/**
 * Makes what does the tasks where they may be due, pass by pass: what one of them runs into in one forum holds up no other.
 */
export function forEachForum(tasks: readonly ForumTask[]): (services: JobServices) => Promise<void> {
  let afterId = 0;
  return async (services) => {
    const { database, clock } = services;
    const page = { now: clock.now(), afterId, limit: TOGETHER };
    const planned = await listPlannedForums(database.prisma, page);
    for (const forum of await lookAtForums(services, planned)) await runTasks(services, { forum, tasks });
    afterId = planned.length < TOGETHER ? 0 : (planned.at(-1)?.id ?? 0);
  };
}

async function runTasks(
  services: JobServices,
  { forum, tasks }: { readonly forum: LookedAtForum; readonly tasks: readonly ForumTask[] },
): Promise<void> {
  for (const task of tasks)
    await task.run(services, forum).catch((fault: unknown) => {
      if (isOutage(fault)) throw fault;
      const facts = { ...faultFacts(fault), forumId: forum.id, task: task.name };
      services.logger.error(facts, 'library not looked after, the next tick tries again');
    });
}

/** Those of these forums in which something may be due, with what the rules ask for; asked for all of them together. */
async function lookAtForums(
  { database, clock }: JobServices,
  planned: readonly PlannedForum[],
): Promise<readonly LookedAtForum[]> {
  const db = database.prisma;
  const now = clock.now();
  const glanced = planned.map((forum) => ({ forum, may: mayBeDue(forum, now) }));
  const wanted = glanced.filter(({ may }) => may.digest || may.others);
  if (wanted.length === 0) return [];
  const digests = wanted.filter(({ may }) => may.digest).map(({ forum }) => forum.id);
  const waited = wanted.filter(({ forum }) => forum.hasWaited).map(({ forum }) => forum.id);
  const zones = await zonesOf(db, digests);
  const waiting = await listWaitingSince(db, waited);
  const quiets = await quietOfForums(
    db,
    wanted.map(({ forum }) => forum.quiet),
  );
  return wanted.flatMap(({ forum }) => {
    const rest = quiets.get(forum.id)?.rest;
    if (rest === undefined) return [];
    const { id, timeZone } = forum;
    const all = [...new Set([timeZone, ...(zones.get(id) ?? [])])];
    return { ...forum, rest, zones: all, waitingSince: waiting.get(id) ?? [] };
  });
}
