import type { Db } from '../db/db.ts';
import { Prisma } from '../db/generated/client.ts';
import { DAY_MS } from '../lib/clock.ts';
import { toMeeting, WITH_HOST } from '../model/meeting.store.ts';
import type { Meeting } from '../model/meeting.ts';
import { ledgerSince } from './ledger/kept.rules.ts';
import type { OpenMeeting } from './owed-moments.ts';
import { QUIET_COLUMNS, quietOfForums } from './settings/settings.store.ts';
import { isSkippedAhead } from './store.ts';

/** Longest time after a meeting that a notice may be due or late that is due after it, as one of its minutes. */
const AFTER_MS = 60 * DAY_MS;

/**
 * Meetings of all forums that are not cancelled and have not been over for a day, or for some weeks while their minutes
 * are due: their number does not grow with history.
 * @param moment `lookBackMs`: more than a day after a downtime, to record what was missed
 */
export async function listOpenMeetings(
  db: Db,
  { now, lookBackMs = DAY_MS }: { readonly now: number; readonly lookBackMs?: number },
): Promise<readonly OpenMeeting[]> {
  const rows = await db.meeting.findMany({
    where: {
      OR: [
        { state: { in: ['draft', 'announced'] }, startsAt: { gt: new Date(now - lookBackMs) } },
        { state: 'announced', minutesDoneAt: null, startsAt: { gt: new Date(now - AFTER_MS) } },
      ],
    },
    include: {
      ...WITH_HOST,
      forum: { select: { reminderPlan: true, ledgerMonths: true, ...QUIET_COLUMNS } },
    },
    orderBy: { id: 'asc' },
  });
  // What was sent of a meeting longer ago may be forgotten, and would look as if it was not.
  const known = rows.filter(({ startsAt, forum }) => +startsAt > ledgerSince(now, forum.ledgerMonths));
  const forums = new Map(known.map(({ forum }) => [forum.id, forum]));
  const quiets = await quietOfForums(db, [...forums.values()]);
  return known.flatMap((row) => {
    const quiet = quiets.get(row.forumId);
    if (quiet === undefined) return [];
    const { createdAt, forum } = row;
    return { meeting: toMeeting(row), createdAt: +createdAt, storedPlan: forum.reminderPlan, quiet };
  });
}

/** Keys of the notices that these meetings have already at `now` (epoch milliseconds), sent or skipped; see `isSkippedAhead`. */
export async function knownMeetingKeys(
  db: Db,
  { meetings, now }: { readonly meetings: readonly Meeting[]; readonly now: number },
): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ key: string }[]>(Prisma.sql`
    SELECT notice.key FROM jsonb_to_recordset(${meetingKeys(meetings)}::jsonb) AS m(forum_id int, id int)
    JOIN notice ON notice.forum_id = m.forum_id AND notice.meeting_id = m.id
    WHERE NOT (${isSkippedAhead(now)})`);
  return new Set(rows.map(({ key }) => key));
}

function meetingKeys(meetings: readonly Meeting[]): string {
  return JSON.stringify(meetings.map(({ forumId, id }) => ({ forum_id: forumId, id })));
}

/** Which of these keys notices have already, in the same way. */
export async function knownKeys(
  db: Db,
  { keys, now }: { readonly keys: readonly string[]; readonly now: number },
): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ key: string }[]>(Prisma.sql`
    SELECT key FROM notice WHERE key = ANY(${[...keys]}::text[]) AND NOT (${isSkippedAhead(now)})`);
  return new Set(rows.map(({ key }) => key));
}
