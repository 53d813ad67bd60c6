import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { keptLines } from './lines.rules.ts';
import type { RundownLine } from './types.ts';

/** A meeting of a forum. */
export interface MeetingKey {
  readonly forumId: number;
  readonly meetingId: number;
}

/** A rundown as it is kept. */
export interface KeptRundown {
  readonly text: string;
  readonly revision: number;
  /** What those who come know, while a change has to be told to them. */
  readonly before: string | undefined;
}

/** The lines of a meeting's rundown; none while none is set. */
export async function listRundown(db: Db, key: MeetingKey): Promise<readonly RundownLine[]> {
  const kept = await findRundown(db, key);
  return kept === undefined ? [] : keptLines(kept.text);
}

/** The rundown of a meeting with its last change; undefined while none was ever set. */
export async function findRundown(
  db: Db,
  { forumId, meetingId }: MeetingKey,
): Promise<KeptRundown | undefined> {
  const row = await db.meeting.findFirst({
    where: { forumId, id: meetingId },
    select: { rundown: true, rundownChange: true },
  });
  if (row?.rundownChange == null) return undefined;
  const { revision, before } = row.rundownChange;
  return { text: row.rundown ?? '', revision, before: before ?? undefined };
}

/** Locks the meeting's row, so that of two who change its rundown at once the later one sees what the other did. */
export async function lockRundown(db: Db, { forumId, meetingId }: MeetingKey): Promise<void> {
  await db.$queryRaw`SELECT id FROM meeting WHERE id = ${meetingId} AND forum_id = ${forumId} FOR NO KEY UPDATE`;
}

/** Whether a notice of that key was planned. */
export async function isPlanned(
  db: Db,
  { forumId, key }: { readonly forumId: number; readonly key: string },
): Promise<boolean> {
  return (await db.notice.count({ where: { forumId, key } })) > 0;
}

/** Keeps a rundown. */
export async function saveRundown(
  db: Db,
  {
    forumId,
    meetingId,
    text,
    before,
    now,
  }: MeetingKey & { readonly text: string; readonly before: string | undefined; readonly now: number },
): Promise<void> {
  await db.meeting.updateMany({
    where: { id: meetingId, forumId },
    data: { rundown: text === '' ? null : text },
  });
  const row = { before: before ?? null, changedAt: new Date(now) };
  await db.rundownChange.upsert({
    where: { meetingId, forumId },
    create: { ...row, forumId, meetingId },
    update: { ...row, revision: { increment: 1 } },
  });
}

/** A change of a rundown that those who come have to hear of. */
export interface PendingChange extends MeetingKey {
  readonly hostInstitutionId: number | null;
  readonly storedPlan: Prisma.JsonValue;
  readonly revision: number;
  readonly before: string;
  /** Epoch milliseconds. */
  readonly changedAt: number;
  readonly startsAt: number;
  readonly endsAt: number | null;
}

/** Changes of announced meetings of all forums since a moment (epoch milliseconds). */
export async function listPendingChanges(db: Db, since: number): Promise<readonly PendingChange[]> {
  return db.$queryRaw<PendingChange[]>(Prisma.sql`
    SELECT r.forum_id AS "forumId", r.meeting_id AS "meetingId", m.host_institution_id AS "hostInstitutionId",
      f.reminder_plan AS "storedPlan", r.revision, r.before,
      floor(extract(epoch FROM r.changed_at) * 1000)::float8 AS "changedAt",
      floor(extract(epoch FROM m.starts_at) * 1000)::float8 AS "startsAt",
      floor(extract(epoch FROM m.ends_at) * 1000)::float8 AS "endsAt"
    FROM rundown_change r JOIN meeting m ON m.id = r.meeting_id JOIN forum f ON f.id = r.forum_id
    WHERE m.state = 'announced' AND r.before IS NOT NULL AND r.changed_at > ${new Date(since)}
    ORDER BY 2`);
}
