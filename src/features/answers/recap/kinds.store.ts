import type { Db } from '../../../db/db.ts';
import type { InstitutionKind } from '../../../model/institution.ts';

/** What sort of institution each of a forum is, by its row. */
export async function listKinds(db: Db, forumId: number): Promise<ReadonlyMap<number, InstitutionKind>> {
  const rows = await db.institution.findMany({
    where: { forumId, leftAt: null },
    select: { id: true, kind: true },
  });
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}
