import type { Db } from '../../../db/db.ts';
import type { Mark } from '../../../notices/kind.ts';

/** So many are looked after at a time. */
const MOST = 200;

/** Entries of all forums of which messages to the curators show what no longer holds, the longest first. */
export async function listStaleReviews(db: Db): Promise<readonly Omit<Mark, 'keys'>[]> {
  const rows = await db.libraryEntry.findMany({
    where: { reviewStaleAt: { not: null } },
    orderBy: { reviewStaleAt: 'asc' },
    take: MOST,
    select: { id: true, forumId: true, round: true },
  });
  return rows.map(({ round: revision, ...row }) => ({ ...row, revision }));
}

/** Notes that they show what holds, unless another round has begun. */
export async function noteReviewsShown(db: Db, { forumId, id, revision }: Mark): Promise<void> {
  await db.libraryEntry.updateMany({
    where: { forumId, id, round: revision },
    data: { reviewStaleAt: null },
  });
}

/** Reports of all forums that somebody has looked after and whose messages do not show it, the longest first. */
export async function listStaleReports(db: Db): Promise<readonly Omit<Mark, 'keys'>[]> {
  const rows = await db.libraryReport.findMany({
    where: { staleAt: { not: null } },
    orderBy: { staleAt: 'asc' },
    take: MOST,
    select: { id: true, forumId: true },
  });
  return rows.map((row) => ({ ...row, revision: 1 }));
}

/** Notes that they show it. */
export async function noteReportShown(db: Db, { forumId, id }: Mark): Promise<void> {
  await db.libraryReport.updateMany({ where: { forumId, id }, data: { staleAt: null } });
}
