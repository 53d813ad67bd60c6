import type { Work } from '../../../model/work.ts';
import { listBoundChats } from '../../../notices/recipients/recipients.store.ts';
import { planNotice } from '../../../notices/service.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import { listFollowers } from '../digest/news.store.ts';
import type { LibraryEntry } from '../types.ts';
import { libraryUrgent } from './urgent.notice.ts';

/** Priority of what is sent before all that can wait. */
const PRIORITY = 10;

/** Sends a policy alone and at once; once a round. The value is the number of chats. */
export async function sendUrgent(
  work: Work,
  { forumId, id: entryId, round }: Pick<LibraryEntry, 'forumId' | 'id' | 'round'>,
): Promise<number> {
  const chats = await listBoundChats(work.db, forumId);
  const followers = await listFollowers(work.db, { forumId, entryId });
  await planNotice(work, {
    ...{ forumId, kind: libraryUrgent, key: `libraryUrgent:${entryId}:${round}`, meetingId: null },
    ...{ facts: { entryId }, dueAt: work.now, priority: PRIORITY },
    targets: [
      ...chats.map(({ rowId }): NoticeTarget => ({ kind: 'chat', chatRowId: rowId })),
      ...followers.map((personId): NoticeTarget => ({ kind: 'person', personId })),
    ],
  });
  return chats.length;
}
