import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { BATCH } from './batch.ts';

/** Closed questions lose who asked, also those that were closed by an earlier version. */
export async function forgetAskers(db: Db): Promise<number> {
  return db.$executeRaw(Prisma.sql`
    UPDATE unanswered_question SET external_id = '' WHERE id IN (
      SELECT id FROM unanswered_question WHERE closed_at IS NOT NULL AND external_id <> ''
      LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`);
}
