import { inTransaction } from '../../db/transaction.ts';
import { announcementKey } from '../../features/meetings/announcement.rules.ts';
import type { EnqueueDeliveries } from '../../model/work.ts';
import { planNotice } from '../../notices/service.ts';
import type { Sending } from '../send.ts';
import { forgetMessage, type PostedNotice } from './refresh.store.ts';

/** What posting anew needs. */
export interface Reposting extends Pick<Sending, 'database' | 'clock' | 'randomness' | 'logger'> {
  readonly enqueue: EnqueueDeliveries;
}

/** As urgent as what many wait for. */
const PRIORITY = 10;

/**
 * Posts anew an invitation that somebody has deleted: once. Where that one is deleted too, it stays so; whoever announces can
 * announce again.
 */
export async function repostDeleted(reposting: Reposting, notice: PostedNotice): Promise<void> {
  const { database, clock, randomness, logger, enqueue } = reposting;
  const { forumId, meetingId, deliveryId, chatRowId } = notice;
  const now = clock.now();
  await inTransaction(database, async (db) => {
    if (!(await forgetMessage(db, notice)) || notice.isAgain) return;
    await planNotice(
      { db, now, randomness, enqueue, logger, cause: 'tick' },
      {
        forumId,
        kind: 'announcement',
        key: `${announcementKey(meetingId)}:again:${deliveryId}`,
        meetingId,
        facts: { isAgain: true },
        dueAt: now,
        targets: [{ kind: 'chat', chatRowId }],
        priority: PRIORITY,
      },
    );
  });
}
