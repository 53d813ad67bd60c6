import type { Db } from '../../db/db.ts';
import type { DataSubject, SubjectAccount } from './types.ts';

/** The records that are this person: the one, and those that were merged into it; none for a stranger. */
export async function recordsOf(db: Db, { forumId, personId }: DataSubject): Promise<readonly number[]> {
  if (personId === undefined) return [];
  const rows = await db.person.findMany({
    where: { forumId, OR: [{ id: personId }, { mergedIntoId: personId }] },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Every account of a subject, also those cut off; the asking one is always among them. */
export async function accountsOf(
  db: Db,
  subject: DataSubject,
  personIds: readonly number[],
): Promise<readonly SubjectAccount[]> {
  const { forumId, platform, externalId } = subject;
  const rows = await db.account.findMany({
    where: { forumId, personId: { in: [...personIds] } },
    select: { platform: true, externalId: true },
  });
  const isAsking = (row: SubjectAccount): boolean =>
    row.platform === platform && row.externalId === externalId;
  return rows.some(isAsking) ? rows : [...rows, { platform, externalId }];
}
