import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { DAY_MS } from '../../lib/clock.ts';
import { toMeeting, WITH_HOST } from '../../model/meeting.store.ts';
import type { Meeting, MeetingDetails, MeetingState } from '../../model/meeting.ts';
import { isSkippedAhead } from '../../notices/store.ts';

/** The details as columns; `answerBy` is settled by the caller. */
function toColumns(details: MeetingDetails & { readonly answerBy: number }) {
  return {
    title: details.title,
    startsAt: new Date(details.startsAt),
    endsAt: details.endsAt === undefined ? null : new Date(details.endsAt),
    timeZone: details.timeZone,
    place: details.place,
    hostInstitutionId: details.hostInstitutionId ?? null,
    agenda: details.agenda ?? null,
    dress: details.dress ?? null,
    contact: details.contact ?? null,
    letterNumber: details.letterNumber ?? null,
    link: details.link ?? null,
    answerBy: new Date(details.answerBy),
    quorum: details.quorum ?? null,
    capacity: details.capacity ?? null,
    companionLimit: details.companionLimit ?? null,
  };
}

/** A forum's meeting by its row. */
export async function findMeeting(
  db: Db,
  key: { readonly forumId: number; readonly id: number },
): Promise<Meeting | undefined> {
  const row = await db.meeting.findFirst({ where: key, include: WITH_HOST });
  return row === null ? undefined : toMeeting(row);
}

/** A forum's meeting by its number. */
export async function findMeetingByNumber(
  db: Db,
  key: { readonly forumId: number; readonly number: number },
): Promise<Meeting | undefined> {
  const row = await db.meeting.findUnique({ where: { forumId_number: key }, include: WITH_HOST });
  return row === null ? undefined : toMeeting(row);
}

/** So long back a moment to announce is looked for that came and went while nothing ran; less than any ledger is kept. */
const MISSED_MS = 170 * DAY_MS;

/** Drafts of all forums whose moment to announce has come at `now` (epoch milliseconds) and is not recorded as missed. */
export async function listDueAnnouncements(db: Db, now: number): Promise<readonly Meeting[]> {
  const due = await db.$queryRaw<{ id: number }[]>(Prisma.sql`
    SELECT m.id FROM meeting m
    WHERE m.state = 'draft' AND m.announce_at <= ${new Date(now)} AND m.starts_at > ${new Date(now - MISSED_MS)}
      AND NOT EXISTS (SELECT FROM notice
        WHERE notice.forum_id = m.forum_id AND notice.meeting_id = m.id AND notice.kind = 'announcement' AND NOT (${isSkippedAhead(now)}))`);
  const rows = await db.meeting.findMany({
    where: { id: { in: due.map(({ id }) => id) } },
    include: WITH_HOST,
    orderBy: { id: 'asc' },
  });
  return rows.map(toMeeting);
}

/** What `findNextMeeting` looks for. */
export interface NextMeeting {
  readonly forumId: number;
  /** Epoch milliseconds; meetings that start later count. */
  readonly after: number;
  readonly states: readonly MeetingState[];
}

/** The next meeting in one of those states. */
export async function findNextMeeting(
  db: Db,
  { forumId, after, states }: NextMeeting,
): Promise<Meeting | undefined> {
  const [meeting] = await listMeetings(db, { forumId, after, states, limit: 1 });
  return meeting;
}

/** Coming meetings in one of those states, the nearest first. */
export async function listMeetings(
  db: Db,
  query: NextMeeting & { readonly limit: number },
): Promise<readonly Meeting[]> {
  const rows = await db.meeting.findMany({
    where: {
      forumId: query.forumId,
      startsAt: { gt: new Date(query.after) },
      state: { in: [...query.states] },
    },
    orderBy: { startsAt: 'asc' },
    take: query.limit,
    include: WITH_HOST,
  });
  return rows.map(toMeeting);
}

/** The meeting that somebody made last; an administrator without a record has none of their own. */
export async function findNewestMeetingBy(
  db: Db,
  { forumId, createdById }: { readonly forumId: number; readonly createdById: number | undefined },
): Promise<Meeting | undefined> {
  const row = await db.meeting.findFirst({
    where: { forumId, createdById: createdById ?? null },
    orderBy: { id: 'desc' },
    include: WITH_HOST,
  });
  return row === null ? undefined : toMeeting(row);
}

/** Institutions of a forum that may be hosts. */
export interface HostsOf {
  readonly forumId: number;
  readonly institutionIds: readonly number[];
}

/** The next announced meeting of which one of these institutions is host, else the last one it was. */
export async function findHostedMeeting(
  db: Db,
  {
    forumId,
    institutionIds,
    after,
    hasDrafts = false,
  }: HostsOf & { readonly after: number; readonly hasDrafts?: boolean },
): Promise<Meeting | undefined> {
  const of = { forumId, hostInstitutionId: { in: [...institutionIds] } };
  const where = { ...of, state: 'announced' as const };
  const draft = { ...of, state: 'draft' as const, startsAt: { gt: new Date(after) } };
  const row =
    (await db.meeting.findFirst({
      where: { ...where, startsAt: { gt: new Date(after) } },
      orderBy: { startsAt: 'asc' },
      include: WITH_HOST,
    })) ??
    (hasDrafts
      ? await db.meeting.findFirst({ where: draft, orderBy: { startsAt: 'asc' }, include: WITH_HOST })
      : null) ??
    (await db.meeting.findFirst({ where, orderBy: { startsAt: 'desc' }, include: WITH_HOST }));
  return row === null ? undefined : toMeeting(row);
}

/** What a new meeting's row needs beside its details. */
export interface NewMeeting {
  readonly forumId: number;
  readonly details: MeetingDetails & { readonly answerBy: number };
  /** Undefined: one more than the highest. */
  readonly number: number | undefined;
  readonly createdById: number | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Adds a meeting as a draft; undefined when its number is taken. The forum's row is locked so that numbers are not
 * given twice, and looked up only then.
 */
export async function insertMeeting(
  db: Db,
  { forumId, details, number, createdById, now }: NewMeeting,
): Promise<Meeting | undefined> {
  await db.$queryRaw`SELECT id FROM forum WHERE id = ${forumId} FOR UPDATE`;
  if (number !== undefined && (await db.meeting.count({ where: { forumId, number } })) > 0) return undefined;
  const last = await db.meeting.aggregate({ where: { forumId }, _max: { number: true } });
  const row = await db.meeting.create({
    data: {
      ...toColumns(details),
      forumId,
      number: number ?? (last._max.number ?? 0) + 1,
      createdById: createdById ?? null,
      createdAt: new Date(now),
    },
    include: WITH_HOST,
  });
  return toMeeting(row);
}

/** A change of a meeting's row; only what is named changes, and the revision grows. */
export interface MeetingChange {
  readonly details?: MeetingDetails & { readonly answerBy: number };
  readonly state?: MeetingState;
  /** Epoch milliseconds; null takes the plan back. */
  readonly announceAt?: number | null;
  readonly announcedAt?: number;
  /** Epoch milliseconds; null: never. */
  readonly movedAt?: number | null;
  readonly cancelReason?: string | null;
}

/**
 * Changes a meeting that is still at `revision`; undefined when somebody else changed it meanwhile.
 * The notices are marked as stale, so that they are edited in place.
 */
export async function updateMeeting(
  db: Db,
  facts: { readonly meeting: Meeting; readonly change: MeetingChange; readonly now: number },
): Promise<Meeting | undefined> {
  const { meeting, change, now } = facts;
  const changed = await db.meeting.updateMany({
    where: { id: meeting.id, forumId: meeting.forumId, revision: meeting.revision },
    data: {
      ...(change.details === undefined ? {} : toColumns(change.details)),
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.announceAt === undefined
        ? {}
        : { announceAt: change.announceAt === null ? null : new Date(change.announceAt) }),
      ...(change.announcedAt === undefined ? {} : { announcedAt: new Date(change.announcedAt) }),
      ...(change.movedAt === undefined
        ? {}
        : { movedAt: change.movedAt === null ? null : new Date(change.movedAt) }),
      ...(change.cancelReason === undefined ? {} : { cancelReason: change.cancelReason }),
      noticeStaleAt: new Date(now),
      revision: { increment: 1 },
    },
  });
  return changed.count === 0 ? undefined : findMeeting(db, { forumId: meeting.forumId, id: meeting.id });
}

/** The last meeting that began before a moment (epoch milliseconds) and was not cancelled. */
export async function findLastMeeting(
  db: Db,
  key: { readonly forumId: number; readonly before: number },
): Promise<Meeting | undefined> {
  const row = await db.meeting.findFirst({
    where: { forumId: key.forumId, startsAt: { lte: new Date(key.before) }, state: 'announced' },
    orderBy: { startsAt: 'desc' },
    include: WITH_HOST,
  });
  return row === null ? undefined : toMeeting(row);
}

/** Whether an institution has answered to a meeting since that moment, epoch milliseconds. */
export async function isAnsweredSince(
  db: Db,
  {
    forumId,
    meetingId,
    since,
  }: { readonly forumId: number; readonly meetingId: number; readonly since: number },
): Promise<boolean> {
  const answer = await db.rsvp.findFirst({
    where: { forumId, meetingId, answeredAt: { gte: new Date(since) } },
    select: { institutionId: true },
  });
  return answer !== null;
}
