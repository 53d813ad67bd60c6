import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';

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
