import type { Db } from '../db/db.ts';
import { Prisma } from '../db/generated/client.ts';
import { holdsAt } from '../db/in-office.ts';
import type { ZoneId } from '../lib/zone.ts';
import type { QuietReader } from './quiet.ts';

/** What decides when these people of a forum are left in peace. `now` in epoch milliseconds. */
export async function listQuietReaders(
  db: Db,
  facts: { readonly forumId: number; readonly personIds: readonly number[]; readonly now: number },
): Promise<readonly QuietReader[]> {
  const now = new Date(facts.now);
  const rows = await db.$queryRaw<
    { quiet_from: string | null; quiet_until: string | null; zone: ZoneId | null }[]
  >(Prisma.sql`
    SELECT p.quiet_from, p.quiet_until, (
        SELECT i.time_zone FROM seat_holder h JOIN seat s ON s.id = h.seat_id JOIN institution i ON i.id = s.institution_id
        WHERE h.person_id = p.id AND ${holdsAt(now)} AND i.left_at IS NULL
        ORDER BY i.code LIMIT 1) AS zone
    FROM person p WHERE p.forum_id = ${facts.forumId} AND p.id = ANY(${[...facts.personIds]}::int[])`);
  return rows.map((row) => ({
    quietFrom: row.quiet_from ?? undefined,
    quietUntil: row.quiet_until ?? undefined,
    zone: row.zone ?? undefined,
  }));
}
