import { HOUR_MS } from '../../lib/clock.ts';
import { doPart, type Job, type JobServices, workOf } from '../../model/job.ts';
import { endLooks, listDueLooks } from '../../model/looks.store.ts';
import { reportLostPeople } from './lost-people.service.ts';
import { listLostPeople } from './lost-people.store.ts';

/** So many forums are looked at together. */
const TOGETHER = 1_000;

/** Tells each forum's secretariat whom the bot could not reach. */
export const reportUnreachable: Job = {
  name: 'report-unreachable',
  every: 'hour',
  run: async (services) => {
    while ((await reportSome(services)) === TOGETHER);
  },
};

/** Looks at some forums; gives back how many. Who is not told of yet is looked for again within the hour. */
async function reportSome(services: JobServices): Promise<number> {
  const db = services.database.prisma;
  const now = services.clock.now();
  const looks = await listDueLooks(db, { subject: 'lost', now, limit: TOGETHER });
  const next = new Map<number, number>();
  for (const lost of await listLostPeople(db, { now, forumIds: looks.forumIds })) {
    const { forumId } = lost;
    let isTold = false;
    const isDone = await doPart(services, {
      failure: 'people out of reach not reported, tried again within the hour',
      facts: { forumId },
      act: () =>
        workOf(services, async (work) => {
          isTold = await reportLostPeople(work, lost);
        }),
    });
    if (!isDone || !isTold) next.set(forumId, now + HOUR_MS / 2);
  }
  await endLooks(db, { ...looks, next });
  return looks.forumIds.length;
}
