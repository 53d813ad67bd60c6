import type { ZoneId } from '../lib/zone.ts';
import type { Work } from '../model/work.ts';
import { quietEnd } from './quiet.ts';
import { loadForumReminders } from './settings/settings.store.ts';
import { insertDeliveries, insertNotice } from './store.ts';
import type { NewNotice } from './types.ts';

/**
 * Plans a notice: its row, a delivery per target and their wake-ups, in the caller's transaction.
 * Does nothing and gives false when a notice of that key was planned before, by whomever.
 */
export async function planNotice<Facts>(work: Work, notice: NewNotice<Facts>): Promise<boolean> {
  const noticeId = await insertNotice(work.db, { notice, ...work });
  if (noticeId === undefined) return false;
  const { forumId, kind, meetingId } = notice;
  work.logger.info({ cause: work.cause, noticeId, forumId, kind: kind.name, meetingId }, 'notice planned');
  if (notice.targets.length === 0) return true;
  const owner = { noticeId, forumId: notice.forumId, meetingId: notice.meetingId, notBefore: work.now };
  const deliveryIds = await insertDeliveries(work.db, { owner, targets: notice.targets });
  await work.enqueue(work.db, { deliveryIds, priority: notice.priority });
  return true;
}

/** When the forum's quiet that lies over now ends in a zone (epoch milliseconds); undefined when it is not quiet there. */
export async function forumQuietEnd(
  { db, now }: Pick<Work, 'db' | 'now'>,
  { forumId, zone }: { readonly forumId: number; readonly zone: ZoneId },
): Promise<number | undefined> {
  const { quiet } = await loadForumReminders(db, forumId);
  return quietEnd(now, { quiet, zone });
}
