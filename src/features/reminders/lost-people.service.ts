import { Temporal } from 'temporal-polyfill';
import type { Work } from '../../model/work.ts';
import { listSecretariat } from '../../notices/recipients/recipients.store.ts';
import { planNotice } from '../../notices/service.ts';
import type { LostPeople } from './lost-people.store.ts';
import { unreachable } from './unreachable.notice.ts';

/** From that hour on, in the forum's zone, the people of the last day are told, all at once. */
const TOLD_FROM_HOUR = 9;

/** The day for which a report is due at `now` (epoch milliseconds): undefined in the early hours. */
function reportDay(now: number, timeZone: string): string | undefined {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  return local.hour < TOLD_FROM_HOUR ? undefined : local.toPlainDate().toString();
}

/** Tells the secretariat, once a day, whom the bot could not reach; false when it cannot be told of them yet. */
export async function reportLostPeople(
  work: Work,
  { forumId, timeZone, personIds }: LostPeople,
): Promise<boolean> {
  const day = reportDay(work.now, timeZone);
  if (day === undefined) return false;
  const secretariat = await listSecretariat(work.db, forumId);
  if (secretariat.length === 0) return false;
  return planNotice(work, {
    forumId,
    kind: unreachable,
    key: `unreachable:${forumId}:${day}`,
    meetingId: null,
    facts: { personIds },
    dueAt: work.now,
    targets: secretariat.map((personId) => ({ kind: 'person', personId })),
    priority: 0,
  });
}
