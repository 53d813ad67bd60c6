import type { Db } from '../../db/db.ts';
import { MINUTE_MS } from '../../lib/clock.ts';
import type { RecentReminder, ReminderAudience, ReminderOrder } from './types.ts';

/** So long one reminder of the same people is enough. */
const RECENT_MS = 30 * MINUTE_MS;

/** Who are the same people, at least in part. */
const SAME: Readonly<Record<ReminderAudience, readonly ReminderAudience[]>> = {
  unanswered: ['unanswered', 'all'],
  all: ['unanswered', 'all', 'host'],
  host: ['host', 'all'],
};

/**
 * The last reminder about a meeting that was ordered within half an hour to some of the same people; undefined when there
 * is none.
 * @param facts `now` in epoch milliseconds
 */
export async function findRecentReminder(
  db: Db,
  { forumId, meetingId, audience, now }: ReminderOrder & { readonly now: number },
): Promise<RecentReminder | undefined> {
  const [row] = await db.$queryRaw<
    { id: number; audience: ReminderAudience; name: string | null; at: Date }[]
  >`
    SELECT n.id, n.facts->>'audience' AS audience, p.name, n.created_at AS at
    FROM notice n
    LEFT JOIN proposal made ON made.id = (n.facts->>'proposalId')::int
    LEFT JOIN person p ON p.id = made.created_by_id
    WHERE n.forum_id = ${forumId} AND n.meeting_id = ${meetingId} AND n.kind = 'manualReminder'
      AND n.facts->>'audience' = ANY(${[...SAME[audience]]}) AND n.created_at > ${new Date(now - RECENT_MS)}
    ORDER BY n.id DESC LIMIT 1`;
  if (row === undefined) return undefined;
  return { noticeId: row.id, audience: row.audience, by: row.name ?? undefined, at: +row.at };
}

/** Lets those who order reminders about a meeting pass one after another, until the transaction ends; answers go on. */
export async function queueForMeeting(
  db: Db,
  { forumId, meetingId }: Pick<ReminderOrder, 'forumId' | 'meetingId'>,
): Promise<void> {
  await db.$queryRaw`SELECT id FROM meeting WHERE id = ${meetingId} AND forum_id = ${forumId} FOR NO KEY UPDATE`;
}
