import type { Db } from '../../db/db.ts';
import { IN_PROTOCOL_ORDER } from '../../db/protocol-order.ts';

/** An institution that belongs to a forum. */
export interface Institution {
  readonly id: number;
  readonly code: string;
  readonly officialName: string;
  readonly shortName: string;
  readonly timeZone: string;
  readonly nicknames: readonly string[];
}

/** The institutions that belong to a forum now, in the order of protocol. */
export async function listInstitutions(db: Db, forumId: number): Promise<readonly Institution[]> {
  return db.institution.findMany({
    where: { forumId, leftAt: null },
    orderBy: [...IN_PROTOCOL_ORDER],
    select: { id: true, code: true, officialName: true, shortName: true, timeZone: true, nicknames: true },
  });
}

/** The zones in which a forum's institutions are. */
export async function listZones(db: Db, forumId: number): Promise<readonly string[]> {
  const rows = await db.institution.findMany({
    where: { forumId, leftAt: null },
    distinct: ['timeZone'],
    select: { timeZone: true },
  });
  return rows.map((row) => row.timeZone);
}
