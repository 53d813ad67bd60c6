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

/** A meeting that is looked at, as it was when that began. */
export interface Looked {
  readonly id: number;
  readonly forumId: number;
  /** Of its row: another one tells that something has changed since. */
  readonly version: string;
}

/** Meetings of all forums that are to be looked at by `now` (epoch milliseconds), open or not: next to none while nothing is due. */
export async function listToLookAt(db: Db, now: number): Promise<readonly Looked[]> {
  return db.$queryRaw<Looked[]>(Prisma.sql`
    SELECT id, forum_id AS "forumId", xmin::text AS version FROM meeting WHERE look_at <= ${new Date(now)} ORDER BY id`);
}

/** A meeting that is looked at although it may not be due. */
export interface ToLookAt extends Looked {
  readonly isDue: boolean;
}

/**
 * The same with all that are to come: for a start and a clock that was set back, whatever an earlier clock took for the next moment.
 * What came and went while nothing ran is among them, for its look was due. What is due comes first, then what begins soonest.
 */
export async function listAllToLookAt(db: Db, now: number): Promise<readonly ToLookAt[]> {
  const isDue = Prisma.sql`look_at IS NOT NULL AND look_at <= ${new Date(now)}`;
  return db.$queryRaw<ToLookAt[]>(Prisma.sql`
    SELECT id, forum_id AS "forumId", xmin::text AS version, ${isDue} AS "isDue" FROM meeting
    WHERE starts_at > ${new Date(now - DAY_MS)} OR look_at <= ${new Date(now)} ORDER BY 4 DESC, starts_at, id`);
}

/**
 * Of these meetings, or of all, those that are not cancelled and have not been over for a day, or for some weeks while their
 * minutes are due.
 * @param scope `lookBackMs`: more than a day after a downtime, to record what was missed
 */
export async function listOpenMeetings(
  db: Db,
  {
    now,
    ids,
    lookBackMs = DAY_MS,
  }: { readonly now: number; readonly ids?: readonly number[]; readonly lookBackMs?: number },
): Promise<readonly OpenMeeting[]> {
  const rows = await db.meeting.findMany({
    where: {
      ...(ids !== undefined && { id: { in: [...ids] } }),
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

/** When a meeting is looked at again, epoch milliseconds; undefined: never, unless something of it changes. */
export interface NextLook extends Looked {
  readonly at: number | undefined;
}

/**
 * Notes it, unless the row has changed meanwhile: what changed is looked at within the minute. What is sooner, and to come, stays.
 */
export async function noteNextLooks(
  db: Db,
  { now, looks }: { readonly now: number; readonly looks: readonly NextLook[] },
): Promise<void> {
  if (looks.length === 0) return;
  const at = new Date(now);
  const next = JSON.stringify(
    looks.map((look) => ({ ...look, at: look.at === undefined ? null : new Date(look.at) })),
  );
  await db.$executeRaw(Prisma.sql`
    WITH free AS (
      SELECT m.id, next.at FROM jsonb_to_recordset(${next}::jsonb) AS next(id int, version text, at timestamptz)
      JOIN meeting m ON m.id = next.id
      WHERE m.xmin::text = next.version AND m.look_at IS DISTINCT FROM next.at AND (m.look_at > ${at} AND m.look_at <= next.at) IS NOT TRUE
      FOR NO KEY UPDATE OF m SKIP LOCKED
    ) UPDATE meeting m SET look_at = free.at FROM free WHERE m.id = free.id`);
}

/** Keys of the notices that these meetings have already at `now` (epoch milliseconds), sent or skipped; see `isSkippedAhead`. */
export async function knownMeetingKeys(
  db: Db,
  { meetings, now }: { readonly meetings: readonly Pick<Meeting, 'id' | 'forumId'>[]; readonly now: number },
): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ key: string }[]>(Prisma.sql`
    SELECT notice.key FROM jsonb_to_recordset(${meetingKeys(meetings)}::jsonb) AS m(forum_id int, id int)
    JOIN notice ON notice.forum_id = m.forum_id AND notice.meeting_id = m.id
    WHERE NOT (${isSkippedAhead(now)})`);
  return new Set(rows.map(({ key }) => key));
}

function meetingKeys(meetings: readonly Pick<Meeting, 'id' | 'forumId'>[]): string {
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
