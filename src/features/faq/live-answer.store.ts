import type { Db } from '../../db/db.ts';
import type { InstitutionZone, KnownChair } from './live-answer.types.ts';

/** Who leads the forum now. */
export async function listChairs(
  db: Db,
  { forumId, now }: { readonly forumId: number; readonly now: number },
): Promise<readonly KnownChair[]> {
  const at = new Date(now);
  const present = { fromAt: { lte: at }, OR: [{ untilAt: null }, { untilAt: { gt: at } }] };
  const grants = await db.roleGrant.findMany({
    where: { forumId, role: 'chair', person: { forumId, erasedAt: null } },
    orderBy: { grantedAt: 'asc' },
    select: {
      person: {
        select: {
          name: true,
          seats: {
            where: { forumId, capacity: 'holder', ...present },
            orderBy: { id: 'asc' },
            select: { seat: { select: { institution: { select: { shortName: true } } } } },
          },
        },
      },
    },
  });
  return grants.map(({ person: { name, seats } }) => ({
    name,
    institutions: seats.map(({ seat }) => seat.institution.shortName),
  }));
}

/** In which zones institutions are, in the order of their rows. */
export async function listZones(
  db: Db,
  { forumId, institutionIds }: { readonly forumId: number; readonly institutionIds: readonly number[] },
): Promise<readonly InstitutionZone[]> {
  if (institutionIds.length === 0) return [];
  return db.institution.findMany({
    where: { forumId, id: { in: [...institutionIds] } },
    orderBy: { id: 'asc' },
    select: { shortName: true, timeZone: true },
  });
}
