import { inTransaction } from '../../db/transaction.ts';
import type { EnqueueDeliveries } from '../../model/work.ts';
import { planNotice } from '../../notices/service.ts';
import type { Sending } from '../delivery.ts';
import { forgetMessage, type PostedNotice } from './refresh.store.ts';

/** What posting anew needs. */
export interface Reposting extends Pick<Sending, 'database' | 'kinds' | 'clock' | 'randomness' | 'logger'> {
  readonly enqueue: EnqueueDeliveries;
}

/** As urgent as what many wait for. */
const PRIORITY = 10;

/**
 * Posts anew what somebody has deleted: once. Where that one is deleted too, it stays so; whoever posted it can do so again.
 */
export async function repostDeleted(reposting: Reposting, notice: PostedNotice): Promise<void> {
  const { database, kinds, clock, randomness, logger, enqueue } = reposting;
  const { forumId, meetingId, deliveryId, chatRowId } = notice;
  const kind = kinds.find(notice.kind);
  const posted = kind?.posted;
  const now = clock.now();
  await inTransaction(database, async (db) => {
    if (!(await forgetMessage(db, notice)) || kind === undefined || posted === undefined) return;
    if (posted.isAgain(kind.facts.parse(notice.facts))) return;
    await planNotice(
      { db, now, randomness, enqueue, logger, cause: 'tick' },
      {
        forumId,
        kind,
        key: `${kind.name}:${meetingId}:again:${deliveryId}`,
        meetingId,
        facts: posted.again,
        dueAt: now,
        targets: [{ kind: 'chat', chatRowId }],
        priority: PRIORITY,
      },
    );
  });
}
