import { nextHour, zoned } from '../../lib/zone.ts';
import type { Work } from '../../model/work.ts';
import { listSecretariat } from '../../notices/recipients/recipients.store.ts';
import { planNotice } from '../../notices/service.ts';
import type { LostPeople } from './lost-people.store.ts';
import { unreachable } from './unreachable.notice.ts';

/** From that hour on, in the forum's zone, the people of the last day are told, all at once. */
const TOLD_FROM_HOUR = 9;

/** The day for which a report is due at `now` (epoch milliseconds): undefined in the early hours. */
function reportDay(now: number, timeZone: string): string | undefined {
  const local = zoned(now, timeZone);
  return local.hour < TOLD_FROM_HOUR ? undefined : local.toPlainDate().toString();
}

/** When after `now` a report can be due next where one was made, or where it is too early for one; both epoch milliseconds. */
export function nextReportAt(now: number, timeZone: string): number {
  return nextHour(now, { hour: TOLD_FROM_HOUR, timeZone });
}

/**
 * Tells the secretariat, once a day and not in the early hours, whom the bot could not reach; false when nobody is there to be told.
 */
export async function reportLostPeople(
  work: Work,
  { forumId, timeZone, personIds }: LostPeople,
): Promise<boolean> {
  const day = reportDay(work.now, timeZone);
  if (day === undefined) return true;
  const secretariat = await listSecretariat(work.db, forumId);
  if (secretariat.length === 0) return false;
  await planNotice(work, {
    forumId,
    kind: unreachable,
    key: `unreachable:${forumId}:${day}`,
    meetingId: null,
    facts: { personIds },
    dueAt: work.now,
    targets: secretariat.map((personId) => ({ kind: 'person', personId })),
    priority: 0,
  });
  return true;
}
