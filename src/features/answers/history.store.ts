import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { IN_PROTOCOL_ORDER } from '../../db/protocol-order.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import type { LateSpan, UntoldAnswers } from './late.rules.ts';
import type { PastAnswerOf, PastMeeting } from './types.ts';

/** Answers after the deadline of a meeting, of any forum. */
export interface UntoldOfForum extends UntoldAnswers {
  readonly forumId: number;
  readonly hostInstitutionId: number | null;
  /** The forum's plan as stored. */
  readonly storedPlan: unknown;
}

/**
 * Announced meetings whose deadline has passed and that have not begun an hour ago, with answers since then that no notice tells; those
 * of the host itself are no news to it.
 * @param facts `kind`: the name of the notices that tell them; `now`: epoch milliseconds
 */
export async function listUntold(
  db: Db,
  { kind, now: at }: { readonly kind: string; readonly now: number },
): Promise<readonly UntoldOfForum[]> {
  const now = new Date(at);
  const begunAfter = new Date(at - HOUR_MS);
  const ms = (column: Prisma.Sql) => Prisma.sql`floor(extract(epoch FROM ${column}) * 1000)::float8`;
  return db.$queryRaw<UntoldOfForum[]>(Prisma.sql`
    SELECT m.forum_id AS "forumId", m.id AS "meetingId",
      (SELECT f.reminder_plan FROM forum f WHERE f.id = m.forum_id) AS "storedPlan", m.host_institution_id AS "hostInstitutionId",
      ${ms(Prisma.sql`m.starts_at`)} AS "startsAt",
      ${ms(Prisma.sql`told.until`)} AS "toldUntil", ${ms(Prisma.sql`untold.first_at`)} AS "firstAt"
    FROM meeting m
    CROSS JOIN LATERAL (
      SELECT greatest(m.answer_by, 'epoch'::timestamptz + max((n.facts->>'until')::bigint) * interval '1 millisecond') AS until
      FROM notice n WHERE n.forum_id = m.forum_id AND n.meeting_id = m.id AND n.kind = ${kind}
    ) told
    CROSS JOIN LATERAL (
      SELECT min(CASE WHEN h.answered_at > told.until THEN h.answered_at ELSE h.undone_at END) AS first_at
      FROM rsvp_history h
      WHERE h.forum_id = m.forum_id AND h.meeting_id = m.id AND h.counted AND (h.answered_at > told.until OR h.undone_at > told.until)
        AND h.institution_id IS DISTINCT FROM m.host_institution_id
    ) untold
    WHERE m.state = 'announced' AND m.starts_at > ${begunAfter} AND m.answer_by < ${now} AND untold.first_at IS NOT NULL
    ORDER BY m.starts_at, m.id`);
}

/** Which part of a forum's history is read. */
export interface HistoryQuery {
  readonly forumId: number;
  readonly meetingIds: readonly number[];
  /** Those of the institutions of which something was given or taken back within it. */
  readonly span?: LateSpan;
  /** Those of these institutions. */
  readonly institutionIds?: readonly number[];
}

/** Answers that counted, in the order of giving, institutions in that of protocol. */
export async function listHistory(
  db: Db,
  { forumId, meetingIds, span, institutionIds }: HistoryQuery,
): Promise<readonly PastAnswerOf[]> {
  const within = span === undefined ? undefined : { gt: new Date(span.from), lte: new Date(span.until) };
  const touched = { forumId, meetingId: { in: [...meetingIds] }, counted: true };
  const rows = await db.rsvpHistory.findMany({
    where: {
      ...touched,
      ...(institutionIds === undefined ? {} : { institutionId: { in: [...institutionIds] } }),
      ...(within === undefined
        ? {}
        : {
            institution: {
              history: { some: { ...touched, OR: [{ answeredAt: within }, { undoneAt: within }] } },
            },
          }),
    },
    orderBy: [
      ...IN_PROTOCOL_ORDER.map((institution) => ({ institution })),
      { answeredAt: 'asc' },
      { id: 'asc' },
    ],
    include: { institution: { select: { shortName: true } } },
  });
  return rows.map(({ meetingId, institutionId, institution, answer, note, byName, ...row }) => ({
    ...{ meetingId, institutionId, shortName: institution.shortName, answer, note, byName },
    answeredAt: +row.answeredAt,
    undoneAt: row.undoneAt === null ? undefined : +row.undoneAt,
  }));
}

/** The forum's meetings that were announced, the last ones first; those still to come count. */
export async function listAnnounced(
  db: Db,
  { forumId, limit }: { readonly forumId: number; readonly limit: number },
): Promise<readonly PastMeeting[]> {
  const rows = await db.meeting.findMany({
    where: { forumId, announcedAt: { not: null } },
    orderBy: { startsAt: 'desc' },
    take: limit,
  });
  return rows.map(({ id, number, timeZone, startsAt, answerBy, state }) => ({
    ...{ id, number, timeZone, startsAt: +startsAt, answerBy: +answerBy },
    isCancelled: state === 'cancelled',
  }));
}
