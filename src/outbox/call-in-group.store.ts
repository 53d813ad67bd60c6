import type { Db } from '../db/db.ts';
import { Prisma } from '../db/generated/client.ts';
import { holdsAt } from '../db/in-office.ts';
import { isInState } from '../notices/store.ts';
import type { PlatformName } from '../platform/incoming.ts';

/** Holds the rows of notices until the transaction ends. */
export async function lockNotices(db: Db, noticeIds: readonly number[]): Promise<void> {
  await db.$queryRaw`SELECT id FROM notice WHERE id = ANY(${[...noticeIds]}::int[]) ORDER BY id FOR UPDATE`;
}

/** Whether every delivery of a notice has ended. */
export async function isNoticeDone(
  db: Db,
  { forumId, noticeId }: { readonly forumId: number; readonly noticeId: number },
): Promise<boolean> {
  const [row] = await db.$queryRaw<{ done: boolean }[]>(Prisma.sql`
    SELECT NOT EXISTS (SELECT FROM delivery d WHERE d.forum_id = ${forumId} AND d.notice_id = ${noticeId}
      AND (${isInState('queued', 'd')} OR ${isInState('sending', 'd')})) AS done`);
  return row?.done === true;
}

/** The institution that is host of a meeting. */
export async function hostOf(
  db: Db,
  meeting: { readonly forumId: number; readonly id: number },
): Promise<number | undefined> {
  const row = await db.meeting.findFirst({ where: meeting, select: { hostInstitutionId: true } });
  return row?.hostInstitutionId ?? undefined;
}

/** An institution of whom nobody is told, with the platforms on which its people have accounts. */
export interface LeftOut {
  readonly institutionId: number;
  readonly accountsOn: readonly PlatformName[];
}

/**
 * Institutions of a person of whom nobody else is being, or has been, told by this notice.
 * @param now epoch milliseconds
 */
export async function institutionsLeftOut(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly noticeId: number;
    readonly personId: number;
    readonly now: number;
  },
): Promise<readonly LeftOut[]> {
  const current = holdsAt(new Date(facts.now));
  const rows = await db.$queryRaw<{ id: number; accounts_on: PlatformName[] }[]>(Prisma.sql`
    SELECT s.institution_id AS id, ARRAY(
        SELECT DISTINCT a.platform::text FROM seat_holder h JOIN account a ON a.person_id = h.person_id AND a.revoked_at IS NULL
        WHERE h.seat_id = s.id AND ${current} ORDER BY 1) AS accounts_on
    FROM seat_holder h JOIN seat s ON s.id = h.seat_id
    WHERE h.forum_id = ${facts.forumId} AND h.person_id = ${facts.personId} AND ${current} AND NOT EXISTS (
      SELECT FROM seat_holder h JOIN delivery d ON d.notice_id = ${facts.noticeId} AND d.person_id = h.person_id
      WHERE h.seat_id = s.id AND ${current} AND d.state IN ('queued', 'sending', 'sent'))
    ORDER BY 1`);
  return rows.map((row) => ({ institutionId: row.id, accountsOn: row.accounts_on }));
}
