import type { Db } from '../../../db/db.ts';

/** Those who moderate a forum's library: curators and the secretariat, each once. */
export async function listModerators(db: Db, forumId: number): Promise<readonly number[]> {
  const rows = await db.roleGrant.findMany({
    where: { forumId, role: { in: ['curator', 'secretariat'] }, person: { erasedAt: null } },
    select: { personId: true },
    distinct: ['personId'],
    orderBy: { personId: 'asc' },
  });
  return rows.map(({ personId }) => personId);
}
