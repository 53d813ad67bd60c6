import type { Forum } from '../../../model/forum.ts';
import type { Work } from '../../../model/work.ts';
import { listSecretariat } from '../../../notices/recipients/recipients.store.ts';
import { planNotice } from '../../../notices/service.ts';
import { reviewUntil } from './care.rules.ts';
import { listDueReviews, reviewKey } from './care.store.ts';
import { faqReview } from './review.notice.ts';

/** Plans what asks about answers that are to be looked at soon: to who looks after each, else to the whole secretariat. */
export async function remindReviews(
  work: Work,
  { id: forumId, timeZone }: Pick<Forum, 'id' | 'timeZone'>,
): Promise<void> {
  const due = await listDueReviews(work.db, { forumId, until: reviewUntil(work.now, timeZone) });
  if (due.length === 0) return;
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
