import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { protocolOrder } from '../../db/protocol-order.ts';
import { placesOf, type Waiting } from './rules.ts';
import type { ComingInstitution, Detail, DetailKey } from './types.ts';

interface ComingRow {
  readonly institution_id: number;
  readonly short_name: string;
  readonly answer: 'attending' | 'represented';
  readonly note: string;
  readonly companions: number | null;
  readonly is_online: boolean | null;
  readonly vehicles: string | null;
  readonly diet: string | null;
  readonly is_filled: boolean;
  readonly waiting_turn: number | null;
  readonly letter_file_id: number | null;
}

/** The institutions that come to a meeting, in the order of protocol, also those that wait for a place. */
export async function listComing(
  db: Db,
  { forumId, meetingId }: Omit<DetailKey, 'institutionId'>,
): Promise<readonly ComingInstitution[]> {
  const rows = await db.$queryRaw<ComingRow[]>(Prisma.sql`
    SELECT i.id AS institution_id, i.short_name, r.answer, r.note, d.companions, d.is_online, d.vehicles, d.diet,
      d.filled_at IS NOT NULL AS is_filled, d.waiting_turn, d.letter_file_id
    FROM rsvp r JOIN institution i ON i.id = r.institution_id AND i.left_at IS NULL
    LEFT JOIN answer_detail d ON d.meeting_id = r.meeting_id AND d.institution_id = r.institution_id
    WHERE r.forum_id = ${forumId} AND r.meeting_id = ${meetingId} AND r.answer IN ('attending', 'represented')
    ORDER BY ${protocolOrder('i')}`);
  return rows.map((row) => ({
    institutionId: row.institution_id,
    shortName: row.short_name,
    answer: row.answer,
    note: row.note,
    detail: row.is_filled
      ? {
          companions: row.companions ?? 0,
          isOnline: row.is_online ?? false,
          vehicles: row.vehicles ?? '',
          diet: row.diet ?? '',
        }
      : undefined,
    waitingTurn: row.waiting_turn ?? undefined,
    letterFileId: row.letter_file_id ?? undefined,
  }));
}

/** A meeting about which guards and kitchen may have something to know. */
export interface MeetingWithDetails {
  readonly forumId: number;
  readonly meetingId: number;
  readonly hostInstitutionId: number | null;
  readonly storedPlan: unknown;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly timeZone: string;
  /** Whether vehicles or diets are known, or may stand beside a substitute's name. */
  readonly isNeeded: boolean;
}

/** Those of these meetings that are announced and to come. */
export async function listNeedingLists(
  db: Db,
  { now, meetingIds }: { readonly now: number; readonly meetingIds: readonly number[] },
): Promise<readonly MeetingWithDetails[]> {
  return db.$queryRaw<MeetingWithDetails[]>(Prisma.sql`
    SELECT m.forum_id AS "forumId", m.id AS "meetingId", m.host_institution_id AS "hostInstitutionId",
      f.reminder_plan AS "storedPlan", floor(extract(epoch FROM m.starts_at) * 1000)::float8 AS "startsAt", m.time_zone AS "timeZone",
      EXISTS (
        SELECT FROM answer_detail d WHERE d.forum_id = m.forum_id AND d.meeting_id = m.id AND (d.vehicles <> '' OR d.diet <> '')
        UNION ALL SELECT FROM rsvp r WHERE r.forum_id = m.forum_id AND r.meeting_id = m.id AND r.answer = 'represented' AND r.note <> ''
      ) AS "isNeeded"
    FROM meeting m JOIN forum f ON f.id = m.forum_id
    WHERE m.id = ANY(${[...meetingIds]}::int[]) AND m.state = 'announced' AND m.starts_at > ${new Date(now)}
    ORDER BY m.id`);
}

/** Who waits for a place, in the order of the turns. */
export async function listWaiting(
  db: Db,
  { forumId, meetingId }: Omit<DetailKey, 'institutionId'>,
): Promise<readonly Waiting[]> {
  const rows = await db.answerDetail.findMany({
    where: { forumId, meetingId, waitingTurn: { not: null } },
    orderBy: { waitingTurn: 'asc' },
    select: { institutionId: true, waitingTurn: true, companions: true, isOnline: true },
  });
  return rows.map(({ institutionId, waitingTurn, ...detail }) => ({
    institutionId,
    turn: waitingTurn ?? 0,
    places: placesOf(detail),
  }));
}

/** Writes how somebody comes. */
export async function saveDetail(
  db: Db,
  {
    key,
    detail,
    byPersonId = null,
    now,
  }: {
    readonly key: DetailKey;
    readonly detail: Detail;
    readonly byPersonId: number | null | undefined;
    readonly now: number;
  },
): Promise<void> {
  const { meetingId, institutionId } = key;
  const filled = { ...detail, byPersonId, filledAt: new Date(now) };
  await db.answerDetail.upsert({
    where: { meetingId_institutionId: { meetingId, institutionId }, forumId: key.forumId },
    create: { ...key, ...filled },
    update: filled,
  });
}

/** Sets the letter by which the substitute is assigned. */
export async function setLetter(
  db: Db,
  { key, fileId }: { readonly key: DetailKey; readonly fileId: number },
): Promise<void> {
  const { forumId, meetingId, institutionId } = key;
  await db.answerDetail.upsert({
    where: { meetingId_institutionId: { meetingId, institutionId }, forumId },
    create: { ...key, letterFileId: fileId },
    update: { letterFileId: fileId },
  });
}

/** Puts an institution at the end of the waiting list of a meeting whose places are held. */
export async function appendWaiting(db: Db, { forumId, meetingId, institutionId }: DetailKey): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    INSERT INTO answer_detail (forum_id, meeting_id, institution_id, waiting_turn)
    SELECT ${forumId}, ${meetingId}, ${institutionId},
      coalesce((SELECT max(waiting_turn) FROM answer_detail WHERE forum_id = ${forumId} AND meeting_id = ${meetingId}), 0) + 1
    ON CONFLICT (meeting_id, institution_id) DO UPDATE SET waiting_turn = excluded.waiting_turn`);
}

/** Takes institutions from the waiting list. */
export async function endWaiting(
  db: Db,
  {
    forumId,
    meetingId,
    institutionIds,
  }: Omit<DetailKey, 'institutionId'> & { readonly institutionIds: readonly number[] },
): Promise<void> {
  await db.answerDetail.updateMany({
    where: { forumId, meetingId, institutionId: { in: [...institutionIds] } },
    data: { waitingTurn: null },
  });
}

/** Takes from the waiting list of a meeting who does not come any more. */
export async function forgetGone(
  db: Db,
  { forumId, meetingId }: Omit<DetailKey, 'institutionId'>,
): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    UPDATE answer_detail d SET waiting_turn = NULL
    WHERE d.forum_id = ${forumId} AND d.meeting_id = ${meetingId} AND d.waiting_turn IS NOT NULL AND NOT EXISTS (
      SELECT FROM rsvp r JOIN institution i ON i.id = r.institution_id AND i.left_at IS NULL
      WHERE r.forum_id = ${forumId} AND r.meeting_id = d.meeting_id AND r.institution_id = d.institution_id
        AND r.answer IN ('attending', 'represented'))`);
}

/** The meeting that takes answers next, or that one; undefined where there is none. */
export async function findAnswered(
  db: Db,
  {
    forumId,
    meetingId,
    now,
  }: { readonly forumId: number; readonly meetingId: number | undefined; readonly now: number },
): Promise<number | undefined> {
  const row = await db.meeting.findFirst({
    where:
      meetingId === undefined
        ? { forumId, state: 'announced', startsAt: { gt: new Date(now) } }
        : { forumId, id: meetingId },
    orderBy: { startsAt: 'asc' },
    select: { id: true },
  });
  return row?.id;
}

/** How many places a meeting has, read after they are held; undefined: no limit. */
export async function readCapacity(
  db: Db,
  { forumId, meetingId }: Omit<DetailKey, 'institutionId'>,
): Promise<number | undefined> {
  const row = await db.meeting.findFirst({ where: { forumId, id: meetingId }, select: { capacity: true } });
  return row?.capacity ?? undefined;
}

/** Coming meetings of all forums on whose list somebody waits. */
export async function listWithWaiting(
  db: Db,
  now: number,
): Promise<readonly { readonly forumId: number; readonly meetingId: number }[]> {
  const rows = await db.$queryRaw<{ forum_id: number; id: number }[]>(Prisma.sql`
    SELECT m.forum_id, m.id FROM meeting m
    WHERE m.state = 'announced' AND m.starts_at > ${new Date(now)} AND EXISTS (
      SELECT FROM answer_detail d WHERE d.forum_id = m.forum_id AND d.meeting_id = m.id AND d.waiting_turn IS NOT NULL)
    ORDER BY m.id`);
  return rows.map(({ forum_id: forumId, id: meetingId }) => ({ forumId, meetingId }));
}

/** The name of an institution that comes to a meeting and does not wait for a place; undefined for any other. */
export async function hasPlace(
  db: Db,
  { forumId, meetingId, institutionId }: DetailKey,
): Promise<string | undefined> {
  const [row] = await db.$queryRaw<{ short_name: string }[]>(Prisma.sql`
    SELECT i.short_name FROM rsvp r JOIN institution i ON i.id = r.institution_id AND i.left_at IS NULL
    WHERE r.forum_id = ${forumId} AND r.meeting_id = ${meetingId} AND r.institution_id = ${institutionId}
      AND r.answer IN ('attending', 'represented') AND NOT EXISTS (
        SELECT FROM answer_detail d WHERE d.forum_id = r.forum_id AND d.meeting_id = r.meeting_id
          AND d.institution_id = r.institution_id AND d.waiting_turn IS NOT NULL)`);
  return row?.short_name;
}
