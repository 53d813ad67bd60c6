import { MINUTE_MS } from '../../lib/clock.ts';
import { endLooks, listDueLooks } from '../../model/looks.store.ts';
import { createEditRetries, type Editing, editNotice } from './edit.ts';
import { refreshMarked } from './marked.ts';
import { findOutdated } from './outdated.ts';
import {
  clearStale,
  listBeingSent,
  listPosted,
  listRecentMeetings,
  listStaleMeetings,
  type StaleMeeting,
} from './refresh.store.ts';

/** What keeping posted notices true needs. */
export type Refreshing = Omit<Editing, 'retries'>;

/** So many forums are looked at in a pass; where more are due, the next ones with the next. */
const TOGETHER = 200;

/** Keeps posted invitations true, and what else is edited in place. */
export interface Refresher {
  /** Edits what answers and changes have made stale. */
  refreshStale(): Promise<void>;
  /**
   * Compares recent meetings, for what no mark told: those of forums that have changed, until all their messages show the true state,
   * and of the others all, or where they are many the next ones with each pass.
   */
  refreshAll(): Promise<void>;
}

/**
 * Makes the refresher. A mark is taken back only after a pass in which every message showed the true state already; an
 * answer may have committed just then without marking, so such meetings are looked at once more in the next pass.
 */
export function createRefresher(refreshing: Refreshing): Refresher {
  const editing = { ...refreshing, retries: createEditRetries(refreshing.randomness) };
  let lookAgain: readonly number[] = [];
  let comparedTo = 0;
  return {
    refreshStale: async () => {
      const stale = await listStaleMeetings(refreshing.database.prisma);
      const marked = new Set(stale.map(({ id }) => id));
      const again = lookAgain.filter((id) => !marked.has(id)).map((id) => ({ id, staleAt: undefined }));
      lookAgain = [];
      lookAgain = (await refreshMeetings(editing, [...stale, ...again])).cleared;
      await refreshMarked(editing);
    },
    refreshAll: async () => {
      const { prisma } = refreshing.database;
      const now = refreshing.clock.now();
      const looks = await listDueLooks(prisma, { subject: 'notices', now, limit: TOGETHER });
      const { forumIds } = looks;
      const { meetings, lastId } = await listRecentMeetings(prisma, { now, afterId: comparedTo, forumIds });
      comparedTo = lastId;
      const { untrueForumIds } = await refreshMeetings(editing, meetings);
      // An edit may have failed, or have had no room: no mark tells of what differs here.
      const untrue = forumIds.filter((id) => untrueForumIds.has(id));
      await endLooks(prisma, { ...looks, next: new Map(untrue.map((id) => [id, now + MINUTE_MS])) });
    },
  };
}

/** What became of meetings that were compared. */
interface Refreshed {
  /** Meetings whose mark was taken back. */
  readonly cleared: readonly number[];
  /** Forums of which something differed, whether its edit arrived or not. */
  readonly untrueForumIds: ReadonlySet<number>;
}

/** Edits what differs. */
async function refreshMeetings(editing: Editing, meetings: readonly StaleMeeting[]): Promise<Refreshed> {
  if (meetings.length === 0) return { cleared: [], untrueForumIds: new Set() };
  const { prisma } = editing.database;
  const kinds = editing.kinds.all.filter(({ posted }) => posted !== undefined).map(({ name }) => name);
  const query = { meetingIds: meetings.map(({ id }) => id), kinds };
  const beingSent = await listBeingSent(prisma, query);
  const posted = await listPosted(prisma, { ...query, now: editing.clock.now() });
  const outdated = await findOutdated(editing, posted);
  await Promise.all(outdated.map(({ notice }) => editNotice(editing, notice)));
  const untrue = new Set(outdated.map(({ notice }) => notice.meetingId));
  const cleared = meetings.filter(
    ({ id, staleAt }) => staleAt !== undefined && !untrue.has(id) && !beingSent.has(id),
  );
  for (const meeting of cleared) await clearStale(prisma, meeting);
  return {
    cleared: cleared.map(({ id }) => id),
    untrueForumIds: new Set(outdated.map(({ notice }) => notice.forumId)),
  };
}
