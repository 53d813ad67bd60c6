import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { monthsBefore, REQUEST_MONTHS } from '../../../notices/ledger/kept.rules.ts';
import { BATCH } from './batch.ts';

/** Removes requests to join some months after they were decided, with what was asked and answered about them. */
export async function forgetRequests(db: Db, now: number): Promise<number> {
  const decided = new Date(monthsBefore(now, REQUEST_MONTHS));
  return db.$executeRaw(Prisma.sql`
    WITH old AS (
      SELECT id FROM join_request WHERE state IN ('approved', 'refused') AND decided_at <= ${decided}
      ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
    ), said AS (
      UPDATE notice n SET facts = n.facts - 'handle' || '{"remark": "", "question": ""}' FROM old
      WHERE n.kind IN ('joinRequest', 'joinDecision') AND (n.facts->>'requestId')::int = old.id
    )
    DELETE FROM join_request r USING old WHERE r.id = old.id`);
}
