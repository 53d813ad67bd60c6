import { moveChat, noteShutPlace } from '../../domain/chats/store.ts';
import type { Languages } from '../../i18n/index.ts';
import { SECOND_MS } from '../../lib/clock.ts';
import { announcement } from '../../messages/announcement.ts';
import { DeliveryError } from '../../platform/delivery-error.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { messageDigest } from '../digest.ts';
import { loadForums, loadMeetings } from '../scene/store.ts';
import type { SceneForum, SceneMeeting } from '../scene/types.ts';
import type { Sending } from '../send.ts';
import type { Sleep } from '../sleep.ts';
import type { OutboxStats } from '../stats.ts';
import {
  claimEdit,
  clearStale,
  type EditClaim,
  forgetMessage,
  listBeingSent,
  listPosted,
  listRecentMeetings,
  listStaleMeetings,
  noteShown,
  type PostedNotice,
  renewEdit,
  type StaleMeeting,
} from './store.ts';

/** What keeping posted notices true needs. */
export interface Refreshing extends Sending {
  readonly languages: Languages;
  readonly stats: OutboxStats;
  readonly sleep: Sleep;
}

/** Keeps posted invitations true. */
export interface Refresher {
  /** Edits what answers and changes have made stale. */
  refreshStale(): Promise<void>;
  /** Compares all recent meetings, for what no mark told. */
  refreshAll(): Promise<void>;
}

/** One message is edited at most this often. */
const EDIT_GAP_MS = 3 * SECOND_MS;

/**
 * Makes the refresher. A mark is taken back only after a pass in which every message showed the true state already; an
 * answer may have committed just then without marking, so such meetings are looked at once more in the next pass.
 */
export function createRefresher(refreshing: Refreshing): Refresher {
  let lookAgain: readonly number[] = [];
  return {
    refreshStale: async () => {
      const stale = await listStaleMeetings(refreshing.database.prisma);
      const marked = new Set(stale.map(({ id }) => id));
      const again = lookAgain.filter((id) => !marked.has(id)).map((id) => ({ id, staleAt: undefined }));
      lookAgain = [];
      lookAgain = await refreshMeetings(refreshing, [...stale, ...again]);
    },
    refreshAll: async () => {
      const now = refreshing.clock.now();
      await refreshMeetings(refreshing, await listRecentMeetings(refreshing.database.prisma, now));
    },
  };
}

/** Edits what differs; gives back the meetings whose mark was taken back. */
async function refreshMeetings(
  refreshing: Refreshing,
  meetings: readonly StaleMeeting[],
): Promise<readonly number[]> {
  if (meetings.length === 0) return [];
  const { prisma } = refreshing.database;
  const ids = meetings.map(({ id }) => id);
  const beingSent = await listBeingSent(prisma, ids);
  const posted = await listPosted(prisma, ids);
  const outdated = await findOutdated(refreshing, posted);
  await Promise.all(outdated.map((notice) => editNotice(refreshing, notice)));
  const untrue = new Set(outdated.map(({ notice }) => notice.meetingId));
  const cleared = meetings.filter(
    ({ id, staleAt }) => staleAt !== undefined && !untrue.has(id) && !beingSent.has(id),
  );
  for (const meeting of cleared) await clearStale(prisma, meeting);
  return cleared.map(({ id }) => id);
}

interface OutdatedNotice {
  readonly notice: PostedNotice;
  readonly message: OutgoingMessage;
  readonly digest: string;
}

async function findOutdated(
  refreshing: Refreshing,
  posted: readonly PostedNotice[],
): Promise<readonly OutdatedNotice[]> {
  const { prisma } = refreshing.database;
  const forums = await loadForums(prisma, [...new Set(posted.map(({ forumId }) => forumId))]);
  const meetings = await loadMeetings(prisma, [...new Set(posted.map(({ meetingId }) => meetingId))]);
  return posted.flatMap((notice) => {
    const forum = forums.get(notice.forumId);
    const scene = meetings.get(notice.meetingId);
    if (forum === undefined || scene === undefined) return [];
    const message = present(refreshing, notice, { forum, scene });
    const digest = messageDigest(message);
    return digest === notice.shown ? [] : [{ notice, message, digest }];
  });
}

function present(
  { languages, clock }: Refreshing,
  { locale }: PostedNotice,
  { forum, scene }: { readonly forum: SceneForum; readonly scene: SceneMeeting },
): OutgoingMessage {
  return announcement(
    { forumName: forum.name, scene, now: clock.now() },
    languages.of(locale ?? forum.locale),
  );
}

async function editNotice(refreshing: Refreshing, { notice }: OutdatedNotice): Promise<void> {
  const { database, platforms, pacer, clock, sleep } = refreshing;
  const { platform: name, chatId } = notice.ref;
  if (!platforms.has(name)) return;
  const claim = { deliveryId: notice.deliveryId, claimedAt: clock.now() };
  const terms = { now: claim.claimedAt, gapMs: EDIT_GAP_MS };
  if (!(await claimEdit(database.prisma, notice.deliveryId, terms))) return;
  const [permit] = await pacer.take(name, [{ chatId, isGroup: notice.isGroup }]);
  if (permit?.granted !== true) return;
  await sleep(permit.waitMs);
  const leave = await pacer.enter(name);
  await editNow(refreshing, notice, claim).finally(leave);
}

/** Edits a message whose turn has come; it is written only now, so that it shows what holds after the wait. */
async function editNow(refreshing: Refreshing, notice: PostedNotice, claimed: EditClaim): Promise<void> {
  const { database, platforms, clock, stats } = refreshing;
  const { prisma } = database;
  const claim = { ...claimed, claimedAt: clock.now() };
  if (!(await renewEdit(prisma, claimed, claim.claimedAt))) return;
  const [outdated] = await findOutdated(refreshing, [notice]);
  if (outdated === undefined) return;
  try {
    await platforms.get(notice.ref.platform)?.edit(notice.ref, outdated.message);
    await noteShown(prisma, claim, outdated.digest);
    stats.edited(notice.ref.platform);
  } catch (fault) {
    if (!(fault instanceof DeliveryError)) throw fault;
    await editFailed(refreshing, outdated, claim, fault);
  }
}

/** A message that cannot be edited for good is let be; everything else is tried again by the next pass. */
async function editFailed(
  { database, pacer, logger, clock }: Refreshing,
  { notice, digest }: OutdatedNotice,
  claim: EditClaim,
  error: DeliveryError,
): Promise<void> {
  const { prisma } = database;
  const { platform, chatId, threadId } = notice.ref;
  const reason = error.message;
  logger.warn({ deliveryId: notice.deliveryId, error: error.kind, reason }, 'notice not edited');
  if (error.kind === 'wait') {
    await pacer.slow(platform, { chatId, isGroup: notice.isGroup }, error.retryAfterMs);
  }
  if (error.kind === 'moved' && error.newChatId !== undefined) {
    await moveChat(prisma, { platform, oldId: chatId, newId: error.newChatId });
  }
  if (error.kind === 'unreachable') {
    await noteShutPlace(prisma, { platform, chatId, threadId, now: clock.now(), reason });
  }
  if (error.kind === 'gone') await forgetMessage(prisma, notice.deliveryId);
  if (error.kind === 'rejected') await noteShown(prisma, claim, digest);
}
