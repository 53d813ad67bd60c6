import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';

/** Somebody of the secretariat. */
export interface Officer {
  readonly id: number;
  readonly name: string;
}

/** Who may look after answers: the forum's secretariat. */
export async function listOfficers(db: Db, forumId: number): Promise<readonly Officer[]> {
  const rows = await db.roleGrant.findMany({
    where: { forumId, role: 'secretariat', person: { erasedAt: null } },
    select: { person: { select: { id: true, name: true } } },
    orderBy: { personId: 'asc' },
  });
  return rows.map(({ person }) => person);
}

/** An answer that is to be looked at, and has not been asked about. */
export interface DueReview {
  readonly forumId: number;
  /** The forum's. */
  readonly timeZone: string;
  readonly code: string;
  readonly reviewBy: string;
  readonly ownerId: number | null;
}

/** The key of the notice by which an answer is asked about, once a day that was set for it. */
export function reviewKey(forumId: number, { code, reviewBy }: Pick<DueReview, 'code' | 'reviewBy'>): string {
  return `faqReview:${forumId}:${code}:${reviewBy}`;
}

/** Answers of all forums that are to be looked at until a day, and were not asked about for theirs. */
export async function listDueReviews(db: Db, until: string): Promise<readonly DueReview[]> {
  return db.$queryRaw<DueReview[]>(Prisma.sql`
    SELECT e.forum_id AS "forumId", f.time_zone AS "timeZone", e.code, e.review_by AS "reviewBy", e.owner_id AS "ownerId"
    FROM faq_entry e JOIN forum f ON f.id = e.forum_id
    WHERE e.deleted_at IS NULL AND e.review_by <= ${until} AND NOT EXISTS (
      SELECT FROM notice n WHERE n.key = 'faqReview:' || e.forum_id || ':' || e.code || ':' || e.review_by)
    ORDER BY e.forum_id, e.review_by, e.id`);
}
