import { moveChat, noteOpenPlace, noteShutPlace } from '../../chats/chats.store.ts';
import { inTransaction } from '../../db/transaction.ts';
import { HOUR_MS, SECOND_MS } from '../../lib/clock.ts';
import type { Randomness } from '../../lib/ids.ts';
import type { Sleep } from '../../lib/sleep.ts';
import type { EnqueueDeliveries } from '../../model/work.ts';
import { planNotice } from '../../notices/service.ts';
import { DeliveryError } from '../../platform/delivery-error.ts';
import type { Sending } from '../delivery.ts';
import { backoffMs } from '../retry.rules.ts';
import type { OutboxStats } from '../stats.ts';
import { type Comparing, findOutdated, type OutdatedNotice } from './outdated.ts';
import {
  claimEdit,
  type EditClaim,
  forgetMessage,
  listCauses,
  noteFrozen,
  noteShown,
  type PostedNotice,
  renewEdit,
} from './refresh.store.ts';

/** What editing needs. */
export interface Editing extends Sending, Comparing, Reposting {
  readonly stats: OutboxStats;
  readonly sleep: Sleep;
  readonly retries: EditRetries;
}

/** One message is edited at most this often. */
const EDIT_GAP_MS = 3 * SECOND_MS;

/** Edits one message, unless it was edited or failed a short while ago, or its platform has no room for it now. */
export async function editNotice(editing: Editing, notice: PostedNotice): Promise<void> {
  const { database, platforms, pacer, clock, sleep, retries } = editing;
  const { platform: name, chatId } = notice.ref;
  if (!platforms.has(name) || !retries.mayTry(notice.deliveryId, clock.now())) return;
  const { forumId, deliveryId } = notice;
  const claim = { forumId, deliveryId, claimedAt: clock.now() };
  if (!(await claimEdit(database.prisma, { ...claim, now: claim.claimedAt, gapMs: EDIT_GAP_MS }))) return;
  const chat = { chatId, isGroup: notice.isGroup };
  const [permit] = await pacer.take(name, [chat]);
  if (permit?.granted !== true) return;
  await sleep(permit.waitMs);
  const leave = await pacer.enter(name, chat);
  await editNow(editing, { notice, claimed: claim }).finally(leave);
}

/** Edits a message whose turn has come; it is written only now, so that it shows what holds after the wait. */
async function editNow(
  editing: Editing,
  { notice, claimed }: { readonly notice: PostedNotice; readonly claimed: EditClaim },
): Promise<void> {
  const { database, platforms, clock, stats, logger, retries } = editing;
  const { prisma } = database;
  const claim = { ...claimed, claimedAt: clock.now() };
  if (!(await renewEdit(prisma, { ...claimed, now: claim.claimedAt }))) return;
  const [outdated] = await findOutdated(editing, [notice]);
  if (outdated === undefined) return;
  const causes = await listCauses(prisma, notice);
  const facts = { causes, deliveryId: notice.deliveryId, platform: notice.ref.platform };
  try {
    await platforms.get(notice.ref.platform)?.edit(notice.ref, outdated.message);
    await noteShown(prisma, { ...claim, shown: outdated.digest });
    retries.ended(notice.deliveryId);
    const { platform, chatId, threadId } = notice.ref;
    await noteOpenPlace(prisma, { platform, chatId, threadId, now: claim.claimedAt });
    stats.edited(notice.ref.platform);
    logger.info(facts, 'notice edited');
  } catch (fault) {
    if (!(fault instanceof DeliveryError)) throw fault;
    logger.warn({ ...facts, error: fault.kind, reason: fault.message }, 'notice not edited');
    await editFailed(editing, { ...outdated, claim, error: fault });
  }
}

/**
 * A message that was deleted is posted anew, one that cannot be changed for good is let be; everything else is tried again, later and
 * later.
 */
async function editFailed(
  editing: Editing,
  {
    claim,
    error,
    notice,
    digest,
  }: OutdatedNotice & { readonly claim: EditClaim; readonly error: DeliveryError },
): Promise<void> {
  const { database, pacer, clock, retries } = editing;
  const { prisma } = database;
  const { platform, chatId, threadId } = notice.ref;
  const reason = error.message;
  if (error.kind !== 'wait') {
    retries.failed(notice.deliveryId, { now: clock.now(), atLeastMs: error.retryAfterMs });
  }
  if (error.kind === 'wait') {
    await pacer.slow({ platform, chat: { chatId, isGroup: notice.isGroup } }, error.retryAfterMs);
  }
  if (error.kind === 'moved' && error.newChatId !== undefined) {
    const move = { platform, oldId: chatId, newId: error.newChatId };
    await inTransaction(database, (db) => moveChat(db, move));
  }
  if (error.kind === 'unreachable') {
    await noteShutPlace(prisma, { platform, chatId, threadId, now: clock.now(), reason });
  }
  if (error.kind === 'gone') await repostDeleted(editing, notice);
  if (error.kind === 'rejected' || error.kind === 'frozen')
    await noteShown(prisma, { ...claim, shown: digest });
  if (error.kind === 'frozen') await noteFrozen(prisma, { ...claim, reason });
}

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

/** How long this process lets messages be whose edit failed. Moments are epoch milliseconds. */
export interface EditRetries {
  mayTry(deliveryId: number, now: number): boolean;
  /** An edit failed; the platform asked for a wait of `atLeastMs` milliseconds (0: none). */
  failed(deliveryId: number, facts: { readonly now: number; readonly atLeastMs: number }): void;
  /** The message shows the true state. */
  ended(deliveryId: number): void;
}

interface Failure {
  readonly times: number;
  readonly at: number;
  readonly waitMs: number;
}

/** From then on the wait grows no more: after an outage an invitation shows the true state within about a minute. */
const MOST_DOUBLINGS = 6;

/**
 * Makes the memory of failed edits: the wait doubles up to a minute, the upper half by chance. It is kept in the process,
 * because a lost one costs a try. A failure in the future means that the clock was set back, and does not block.
 */
export function createEditRetries(randomness: Randomness): EditRetries {
  const failures = new Map<number, Failure>();
  return {
    mayTry: (deliveryId, now) => {
      const failure = failures.get(deliveryId);
      return failure === undefined || now < failure.at || now >= failure.at + failure.waitMs;
    },
    failed: (deliveryId, { now, atLeastMs }) => {
      const times = (failures.get(deliveryId)?.times ?? 0) + 1;
      for (const [id, { at }] of failures) if (at < now - HOUR_MS) failures.delete(id);
      const waitMs = Math.max(atLeastMs, backoffMs(Math.min(times, MOST_DOUBLINGS), randomness));
      failures.set(deliveryId, { times, at: now, waitMs });
    },
    ended: (deliveryId) => {
      failures.delete(deliveryId);
    },
  };
}
