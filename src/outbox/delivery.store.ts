import type { Db } from '../db/db.ts';
import { Prisma } from '../db/generated/client.ts';
import { MINUTE_MS } from '../lib/clock.ts';
import { TOGETHER, UNNOTED } from '../notices/ledger/reasons.ts';
import { isInState } from '../notices/store.ts';
import type { ClaimedRow, Claimer, Outcome } from './delivery.ts';

interface Claimed extends Omit<ClaimedRow, 'dueAt' | 'plannedAt' | 'wokenAt' | 'tried'> {
  readonly dueAt: Date;
  readonly plannedAt: Date;
  readonly wokenAt: Date;
  readonly tried: ClaimedRow['tried'] | null;
}

/**
 * Claims waiting deliveries that are due, each for one process only: the condition contains the state it changes.
 * A delivery that is called in a group brings along the others that become the same message; one for a person brings
 * along what else is due for them, and what waits to be told beside it.
 */
export async function claimDeliveries(
  db: Db,
  { ids, workerId, now }: Claimer & { readonly ids: readonly number[] },
): Promise<readonly ClaimedRow[]> {
  const at = new Date(now);
  const rows = await db.$queryRaw<Claimed[]>(Prisma.sql`
    WITH woken AS (
      SELECT id, notice_id, via_chat_id, person_id FROM delivery d
      WHERE id = ANY(${[...ids]}::int[]) AND ${isInState('queued', 'd')} AND not_before <= ${at}
      FOR UPDATE SKIP LOCKED
    ), neighbour AS (
      SELECT n.id FROM (SELECT DISTINCT notice_id, via_chat_id FROM woken WHERE via_chat_id IS NOT NULL) w
        JOIN delivery n ON n.notice_id = w.notice_id AND n.via_chat_id = w.via_chat_id
      UNION SELECT n.id FROM woken w JOIN delivery n ON n.person_id = w.person_id AND ${isInState('queued', 'n')}
    ), beside AS (
      SELECT d.id FROM delivery d
      WHERE d.id IN (SELECT id FROM neighbour) AND ${isInState('queued', 'd')} AND (d.not_before <= ${at} OR d.reason = ${TOGETHER})
      FOR UPDATE SKIP LOCKED
    ), wanted AS (
      SELECT id FROM woken UNION SELECT id FROM beside
    ), claimed AS (
      UPDATE delivery d SET state = 'sending', worker_id = ${workerId}
      FROM wanted WHERE d.id = wanted.id AND ${isInState('queued', 'd')} RETURNING d.*
    )
    SELECT c.id, c.notice_id AS "noticeId", n.key, c.forum_id AS "forumId", n.kind, n.facts, c.meeting_id AS "meetingId",
      n.due_at AS "dueAt", n.created_at AS "plannedAt", c.not_before AS "wokenAt", n.priority, n.cause, c.target, c.person_id AS "personId", c.via_chat_id AS "viaChatId", c.attempts + 1 AS attempts, c.tried
    FROM claimed c JOIN notice n ON n.id = c.notice_id ORDER BY n.priority DESC, c.id`);
  return rows.map(({ dueAt, plannedAt, wokenAt, tried, ...row }) => ({
    ...row,
    ...{ dueAt: +dueAt, plannedAt: +plannedAt, wokenAt: +wokenAt, tried: tried ?? [] },
  }));
}

/** What is asked about deliveries that are one message. */
export interface ClaimQuestion {
  readonly ids: readonly number[];
  readonly workerId: number;
  /** Whether the message asks for an answer. */
  readonly asks: boolean;
  /** Since when it has been written, until now; epoch milliseconds. */
  readonly between: { readonly from: number; readonly to: number };
}

/**
 * How deliveries stand just before they are sent: still claimed by that worker, no longer, or the institution has given an
 * answer since the message was written.
 */
export async function readClaim(
  db: Db,
  { ids, workerId, asks, between }: ClaimQuestion,
): Promise<'held' | 'lost' | 'answered'> {
  const [row] = await db.$queryRaw<{ held: number; answered: boolean | null }[]>(Prisma.sql`
    SELECT count(*) FILTER (WHERE d.state = 'sending' AND d.worker_id = ${workerId})::int AS held,
      bool_or(${asks} AND EXISTS (
        SELECT FROM rsvp r WHERE r.meeting_id = d.meeting_id
          AND r.answered_at BETWEEN ${new Date(between.from)} AND ${new Date(between.to)}
          AND (d.target = 'institution:' || r.institution_id OR EXISTS (
            SELECT FROM seat s JOIN seat_holder h ON h.seat_id = s.id
            WHERE s.institution_id = r.institution_id AND h.person_id = d.person_id)))) AS answered
    FROM delivery d WHERE d.id = ANY(${[...ids]}::int[])`);
  if (row?.held !== ids.length) return 'lost';
  return row.answered === true ? 'answered' : 'held';
}

interface Settling extends Claimer {
  readonly ids: readonly number[];
  readonly outcome: Outcome;
}

/** Writes how claimed deliveries ended. Rows that another process has taken over meanwhile are left alone. */
export async function settleDeliveries(db: Db, { ids, outcome, workerId, now }: Settling): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    UPDATE delivery d SET worker_id = NULL, state = ${outcome.state}, day_slot = ${keptSlot(outcome)}, attempts = attempts + ${outcome.isTry === true ? 1 : 0}, ${outcomeColumns(outcome, now)}
    WHERE id = ANY(${[...ids]}::int[]) AND ${isInState('sending', 'd')} AND worker_id = ${workerId}`);
}

/** Writes no more than how claimed deliveries ended, for when nothing else of it can be written; what waits, waits a minute. */
export async function markUnnoted(
  db: Db,
  { ids, outcome: { state }, workerId, now }: Settling,
): Promise<void> {
  const at = new Date(now);
  await db.$executeRaw(Prisma.sql`
    UPDATE delivery d SET worker_id = NULL, state = ${state}, day_slot = ${keptSlot({ state })}, attempts = attempts + 1, reason = ${UNNOTED},
      not_before = ${state === 'queued' ? new Date(now + MINUTE_MS) : at}, sent_at = ${state === 'sent' ? at : null}
    WHERE id = ANY(${[...ids]}::int[]) AND ${isInState('sending', 'd')} AND worker_id = ${workerId}`);
}

/** Its reader's day is taken by what was sent; the others give it back. */
function keptSlot({ state }: Pick<Outcome, 'state'>): Prisma.Sql {
  return state === 'sent' ? Prisma.sql`day_slot` : Prisma.sql`NULL`;
}

function outcomeColumns(outcome: Outcome, now: number): Prisma.Sql {
  switch (outcome.state) {
    case 'sent':
      return Prisma.sql`platform = ${outcome.ref.platform}, chat_id = ${outcome.ref.chatId}, thread_id = ${outcome.ref.threadId},
        message_id = ${outcome.ref.messageId}, sent_at = ${new Date(now)}, shown = ${outcome.shown ?? null}, reason = ${outcome.reason ?? null}`;
    case 'queued':
      return Prisma.sql`not_before = ${new Date(outcome.notBefore)}, reason = ${outcome.reason},
        tried = CASE WHEN ${outcome.tried ?? null}::text IS NULL THEN tried ELSE array_append(tried, ${outcome.tried ?? null}::text) END`;
    default:
      // Of what has ended for good the moment tells when; nothing waits for it any more.
      return Prisma.sql`reason = ${outcome.reason}, not_before = ${new Date(now)}`;
  }
}

/** A waiting delivery whose time has come. */
export interface DueDelivery {
  readonly id: number;
  readonly priority: number;
}

/**
 * Waiting deliveries that are due, the most urgent first; of those that become one message in a group, one.
 * The index on state and moment keeps this as cheap with a long history as without.
 */
export async function listDueDeliveries(
  db: Db,
  { now, limit }: { readonly now: number; readonly limit: number },
): Promise<readonly DueDelivery[]> {
  return db.$queryRaw<DueDelivery[]>(Prisma.sql`
    SELECT min(d.id)::int AS id, max(n.priority)::int AS priority
    FROM (SELECT id, notice_id, via_chat_id FROM delivery WHERE state = 'queued' AND not_before <= ${new Date(now)}
          ORDER BY not_before LIMIT ${limit}) d
    JOIN notice n ON n.id = d.notice_id
    GROUP BY d.notice_id, d.via_chat_id, CASE WHEN d.via_chat_id IS NULL THEN d.id END
    ORDER BY 2 DESC, 1`);
}
