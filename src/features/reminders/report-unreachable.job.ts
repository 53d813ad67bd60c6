import { HOUR_MS } from '../../lib/clock.ts';
import { doPart, type Job, type JobServices, workOf } from '../../model/job.ts';
import { endLooks, listDueLooks } from '../../model/looks.store.ts';
import { nextReportAt, reportLostPeople } from './lost-people.service.ts';
import { listForumsStillLosing, listLostPeople } from './lost-people.store.ts';

/** So many rows are looked at together. */
const TOGETHER = 1_000;
/** Nothing says when somebody comes who could be told. */
const SOON_MS = HOUR_MS / 2;

/** Tells each forum's secretariat whom the bot could not reach. */
export const reportUnreachable: Job = {
  name: 'report-unreachable',
  every: 'hour',
  run: async (services) => {
    while ((await reportSome(services)) >= TOGETHER);
  },
};

/**
 * Looks at some forums; gives back how many rows that answered. While people may yet be lost by what has happened, their forum is looked
 * at again at the next hour of telling, and within the hour where telling failed or nobody is there to be told.
 */
async function reportSome(services: JobServices): Promise<number> {
  const db = services.database.prisma;
  const now = services.clock.now();
  const looks = await listDueLooks(db, { subject: 'lost', now, limit: TOGETHER });
  const next = new Map<number, number>();
  for (const lost of await listLostPeople(db, { now, forumIds: looks.forumIds })) {
    const { forumId } = lost;
    const isTold = await doPart(services, {
      failure: 'people out of reach not reported, tried again within the hour',
      facts: { forumId },
      act: () => workOf(services, (work) => reportLostPeople(work, lost)),
    });
    if (isTold !== true) next.set(forumId, now + SOON_MS);
  }
  for (const { forumId, timeZone } of await listForumsStillLosing(db, { now, forumIds: looks.forumIds }))
    if (!next.has(forumId)) next.set(forumId, nextReportAt(now, timeZone));
  await endLooks(db, { ...looks, next });
  return looks.rowIds.length;
}
