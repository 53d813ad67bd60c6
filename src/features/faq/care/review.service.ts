import type { Db } from '../../../db/db.ts';
import type { Work } from '../../../model/work.ts';
import { listSecretariat } from '../../../notices/recipients/recipients.store.ts';
import { planNotice } from '../../../notices/service.ts';
import { latestReviewUntil, reviewUntil } from './care.rules.ts';
import { type DueReview, listDueReviews, reviewKey } from './care.store.ts';
import { faqReview } from './review.notice.ts';

/** What is to be asked about at a moment (epoch milliseconds), by forum; one question for all forums. */
export async function dueReviews(db: Db, now: number): Promise<ReadonlyMap<number, readonly DueReview[]>> {
  const listed = await listDueReviews(db, latestReviewUntil(now));
  return Map.groupBy(
    listed.filter(({ reviewBy, timeZone }) => reviewBy <= reviewUntil(now, timeZone)),
    ({ forumId }) => forumId,
  );
}

/** Plans what asks about answers that are to be looked at soon: to who looks after each, else to the whole secretariat. */
export async function remindReviews(
  work: Work,
  { forumId, due }: { readonly forumId: number; readonly due: readonly DueReview[] },
): Promise<void> {
  const secretariat = await listSecretariat(work.db, forumId);
  for (const { code, reviewBy, ownerId } of due) {
    const isKnown = ownerId !== null && secretariat.includes(ownerId);
    const readers = isKnown ? [ownerId] : secretariat;
    await planNotice(work, {
      forumId,
      kind: faqReview,
      key: reviewKey(forumId, { code, reviewBy }),
      meetingId: null,
      facts: { code, reviewBy },
      dueAt: work.now,
      targets: readers.map((personId) => ({ kind: 'person', personId })),
      priority: 0,
    });
  }
}
