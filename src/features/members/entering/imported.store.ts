import type { Db } from '../../../db/db.ts';
import { holdsAt } from '../../../db/in-office.ts';
import type { PlatformName } from '../../../platform/incoming.ts';
import type { Newcomer } from './types.ts';

/** An account that is registered now, with answers that were kept from before. */
export interface RegisteredHolder extends Newcomer {
  readonly institutionId: number;
}

/** Accounts with kept answers whose people act for a single institution at `now` (epoch milliseconds). */
export async function listRegisteredHolders(
  db: Db,
  { forumId, now }: { readonly forumId: number; readonly now: number },
): Promise<readonly RegisteredHolder[]> {
  const moment = new Date(now);
  const rows = await db.$queryRaw<
    { platform: PlatformName; externalId: string; name: string; ids: number[] }[]
  >`
    SELECT a.platform, a.external_id AS "externalId", p.name, array_agg(DISTINCT s.institution_id) AS ids
    FROM account a
    JOIN person p ON p.id = a.person_id
    JOIN seat_holder h ON h.person_id = p.id AND ${holdsAt(moment)}
    JOIN seat s ON s.id = h.seat_id
    WHERE a.forum_id = ${forumId}::int AND a.revoked_at IS NULL AND EXISTS (
      SELECT FROM held_answer k
      WHERE k.forum_id = a.forum_id AND k.platform = a.platform AND k.external_id = a.external_id)
    GROUP BY a.id, p.name ORDER BY a.id`;
  return rows.flatMap(({ ids: [institutionId, ...others], ...row }) =>
    institutionId === undefined || others.length > 0 ? [] : [{ ...row, institutionId }],
  );
}

/** Ends the open requests of accounts whose people act for that institution at `now` (epoch milliseconds) already. */
export async function closeFulfilledRequests(
  db: Db,
  { forumId, now }: { readonly forumId: number; readonly now: number },
): Promise<void> {
  const moment = new Date(now);
  await db.$executeRaw`
    UPDATE join_request r SET state = 'approved', decided_at = ${moment}
    FROM account a
    JOIN seat_holder h ON h.person_id = a.person_id AND ${holdsAt(moment)}
    JOIN seat s ON s.id = h.seat_id
    WHERE r.forum_id = ${forumId}::int AND r.state = 'pending' AND a.forum_id = r.forum_id AND a.revoked_at IS NULL
      AND a.platform = r.platform AND a.external_id = r.external_id AND s.institution_id = r.institution_id`;
}
