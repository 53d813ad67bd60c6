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
import { type Comparing, findOutdated, type Outdated } from './outdated.ts';
import {
  claimEdit,
  type EditClaim,
  forgetMessage,
  listCauses,
  noteFrozen,
  noteShown,
  type PostedMessage,
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

/** A message, and how to go about editing it. */
export interface Editable {
  readonly message: PostedMessage;
  /** What it is to show; undefined where that is what it shows. */
  look(): Promise<Outdated | undefined>;
  /** What made it stale, for the log. */
  causes(): Promise<readonly string[]>;
  /** Somebody has deleted it. */
  gone(): Promise<void>;
}

/** Edits a meeting's notice. */
export async function editNotice(editing: Editing, notice: PostedNotice): Promise<void> {
  await editMessage(editing, {
    message: notice,
    look: async () => (await findOutdated(editing, [notice]))[0],
    causes: () => listCauses(editing.database.prisma, notice),
    gone: () => repostDeleted(editing, notice),
  });
}

/** Edits one message, unless it was edited or failed a short while ago, or its platform has no room for it now. */
export async function editMessage(editing: Editing, editable: Editable): Promise<void> {
  const { database, platforms, pacer, clock, sleep, retries } = editing;
  const { forumId, deliveryId, ref, isGroup } = editable.message;
  const { platform: name, chatId } = ref;
  if (!platforms.has(name) || !retries.mayTry(deliveryId, clock.now())) return;
  const claim = { forumId, deliveryId, claimedAt: clock.now() };
  if (!(await claimEdit(database.prisma, { ...claim, now: claim.claimedAt, gapMs: EDIT_GAP_MS }))) return;
  const chat = { chatId, isGroup };
  const [permit] = await pacer.take(name, [chat]);
  if (permit?.granted !== true) return;
  await sleep(permit.waitMs);
  const leave = await pacer.enter(name, chat);
  await editNow(editing, { editable, claimed: claim }).finally(leave);
}

/** Edits a message whose turn has come; it is written only now, so that it shows what holds after the wait. */
async function editNow(
  editing: Editing,
  { editable, claimed }: { readonly editable: Editable; readonly claimed: EditClaim },
): Promise<void> {
  const { database, platforms, clock, stats, logger, retries } = editing;
  const { prisma } = database;
  const claim = { ...claimed, claimedAt: clock.now() };
  if (!(await renewEdit(prisma, { ...claimed, now: claim.claimedAt }))) return;
  const outdated = await editable.look();
  if (outdated === undefined) return;
  const { deliveryId, ref } = editable.message;
  const { platform, chatId, threadId } = ref;
  const facts = { causes: await editable.causes(), deliveryId, platform };
  try {
    await platforms.get(platform)?.edit(ref, outdated.message);
    await noteShown(prisma, { ...claim, shown: outdated.digest });
    retries.ended(deliveryId);
    await noteOpenPlace(prisma, { platform, chatId, threadId, now: claim.claimedAt });
    stats.edited(platform);
    logger.info(facts, 'notice edited');
  } catch (fault) {
    if (!(fault instanceof DeliveryError)) throw fault;
    logger.warn({ ...facts, error: fault.kind, reason: fault.message }, 'notice not edited');
    await editFailed(editing, { editable, digest: outdated.digest, claim, error: fault });
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
    editable,
    digest,
  }: {
    readonly editable: Editable;
    readonly digest: string;
    readonly claim: EditClaim;
    readonly error: DeliveryError;
  },
): Promise<void> {
  const { database, pacer, clock, retries } = editing;
  const { prisma } = database;
  const { deliveryId, ref, isGroup } = editable.message;
  const { platform, chatId, threadId } = ref;
  const reason = error.message;
  if (error.kind !== 'wait') {
    retries.failed(deliveryId, { now: clock.now(), atLeastMs: error.retryAfterMs });
  }
  if (error.kind === 'wait') {
    await pacer.slow({ platform, chat: { chatId, isGroup } }, error.retryAfterMs);
  }
  if (error.kind === 'moved' && error.newChatId !== undefined) {
    const move = { platform, oldId: chatId, newId: error.newChatId };
    await inTransaction(database, (db) => moveChat(db, move));
  }
  if (error.kind === 'unreachable') {
    await noteShutPlace(prisma, { platform, chatId, threadId, now: clock.now(), reason });
  }
  if (error.kind === 'gone') await editable.gone();
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
async function repostDeleted(reposting: Reposting, notice: PostedNotice): Promise<void> {
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
