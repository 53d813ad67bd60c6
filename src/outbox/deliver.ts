import { isOutage } from '../db/outage.ts';
import type { Languages } from '../i18n/index.ts';
import { DeliveryError } from '../platform/delivery-error.ts';
import type { MessageRef, PlatformName } from '../platform/incoming.ts';
import { backoffMs } from './backoff.ts';
import { compose, messageKey } from './compose.ts';
import { claimDeliveries } from './ledger/store.ts';
import type { ClaimedDelivery, Outcome } from './ledger/types.ts';
import type { NoteOutcome } from './note.ts';
import type { Composition, Parcel, Settlement } from './parcel.ts';
import { loadScene } from './scene/load.ts';
import { type Sending, sendParcel } from './send.ts';
import type { Sleep } from './sleep.ts';
import type { OutboxStats } from './stats.ts';
import type { Forgotten } from './workers/forgotten.ts';
import type { WorkerLife } from './workers/life.ts';

/** What delivering needs. */
export interface Delivering extends Sending {
  readonly languages: Languages;
  readonly stats: OutboxStats;
  readonly sleep: Sleep;
  /** This process as others see it; undefined while it is not running. */
  readonly life: () => WorkerLife | undefined;
  readonly note: NoteOutcome;
  readonly holding: Forgotten['holding'];
}

const SETTLE_RETRY_MS = 500;
const COMPOSE_RETRY_MS = 30_000;
/** Some hours: time to mend what is broken. */
const COMPOSE_TRIES = 20;
/** Without an answer about permits the database is away; it is asked again then. */
const NO_PERMIT_MS = 2_000;

/**
 * Delivers a batch: claims it, checks and writes it from the present state, takes permits for all at once, sends each at
 * its permit's moment and notes the outcome of each at once. What cannot go now waits in its row.
 */
export async function deliverBatch(delivering: Delivering, ids: readonly number[]): Promise<void> {
  const life = delivering.life();
  if (life === undefined || !life.isHeld()) return;
  const { prisma } = delivering.database;
  const claimed = await claimDeliveries(prisma, ids, { workerId: life.id, now: delivering.clock.now() });
  if (claimed.length === 0) return;
  const letGo = delivering.holding(claimed.map(({ id }) => id));
  await deliverClaimed(delivering, claimed).finally(letGo);
}

async function deliverClaimed(delivering: Delivering, claimed: readonly ClaimedDelivery[]): Promise<void> {
  const { parcels, settlements } = await composeBatch(delivering, claimed);
  await Promise.all(settlements.map(({ deliveries, outcome }) => settle(delivering, deliveries, outcome)));
  const byPlatform = Map.groupBy(parcels, ({ platform }) => platform);
  await Promise.all([...byPlatform].map(([platform, list]) => sendAll(delivering, platform, list)));
}

/** What cannot be written holds nothing else back: after a fault each message is written by itself. */
async function composeBatch(
  delivering: Delivering,
  claimed: readonly ClaimedDelivery[],
): Promise<Composition> {
  const { database, platforms, languages, clock, troubles } = delivering;
  const now = clock.now();
  try {
    const scene = await loadScene(database.prisma, claimed, now);
    return await compose({ db: database.prisma, languages, platforms, scene, now }, claimed);
  } catch (fault) {
    const messages = [...Map.groupBy(claimed, messageKey).values()];
    if (!isOutage(fault) && messages.length > 1) {
      const parts = await Promise.all(messages.map((deliveries) => composeBatch(delivering, deliveries)));
      return {
        parcels: parts.flatMap(({ parcels }) => parcels),
        settlements: parts.flatMap(({ settlements }) => settlements),
      };
    }
    troubles.report(fault, 'notice could not be composed', { deliveryId: claimed[0]?.id });
    return {
      parcels: [],
      settlements: [{ deliveries: claimed, outcome: notComposed(delivering, claimed, fault) }],
    };
  }
}

/** While the database is away a delivery waits; one that cannot be written is tried later and later, and given up. */
function notComposed(
  { clock, randomness }: Delivering,
  [first]: readonly ClaimedDelivery[],
  fault: unknown,
): Settlement['outcome'] {
  const attempts = first?.attempts ?? 1;
  const reason = 'compose';
  const now = clock.now();
  if (isOutage(fault)) return { state: 'queued', notBefore: now + COMPOSE_RETRY_MS, reason };
  if (attempts >= COMPOSE_TRIES) return { state: 'failed', reason, isTry: true };
  const waitMs = Math.max(COMPOSE_RETRY_MS, backoffMs(attempts, randomness));
  return { state: 'queued', notBefore: now + waitMs, reason, isTry: true };
}

async function sendAll(
  delivering: Delivering,
  platform: PlatformName,
  parcels: readonly Parcel[],
): Promise<void> {
  const chats = parcels.map(({ chat }) => chat);
  const permits = await delivering.pacer.take(platform, chats).catch((fault: unknown) => {
    delivering.troubles.report(fault, 'no permits now', { platform });
    return [];
  });
  await Promise.all(
    parcels.map(async (parcel, index) => {
      const permit = permits[index];
      if (permit?.granted !== true) {
        const notBefore = delivering.clock.now() + (permit?.waitMs ?? NO_PERMIT_MS);
        return settle(delivering, parcel.deliveries, { state: 'queued', notBefore, reason: 'pace' });
      }
      await delivering.sleep(permit.waitMs);
      const leave = await delivering.pacer.enter(platform);
      const outcome = await sendParcel(delivering, parcel).finally(leave);
      await settle(delivering, parcel.deliveries, outcome);
      if (outcome.state === 'sent') await pinInvitation(delivering, parcel, outcome.ref);
    }),
  );
}

/** An invitation is pinned where the bot may; where it may not, nothing is amiss. */
async function pinInvitation(
  { platforms, logger }: Delivering,
  { deliveries, platform }: Parcel,
  ref: MessageRef,
): Promise<void> {
  if (deliveries[0]?.kind !== 'announcement') return;
  try {
    await platforms.get(platform)?.pin(ref);
  } catch (fault) {
    const reason = fault instanceof DeliveryError ? fault.message : 'unexpected fault';
    logger.info({ noticeId: deliveries[0].noticeId, reason }, 'invitation not pinned');
  }
}

/**
 * Notes an outcome, however long the database is away: a message that was sent must not be forgotten and sent again. Gives
 * up only when the process ends.
 */
async function settle(
  delivering: Delivering,
  deliveries: readonly ClaimedDelivery[],
  outcome: Outcome,
): Promise<void> {
  const ids = deliveries.map(({ id }) => id);
  for (;;) {
    const life = delivering.life();
    if (life === undefined) return;
    try {
      const now = delivering.clock.now();
      await delivering.note(deliveries, outcome, { workerId: life.id, now });
      break;
    } catch (fault) {
      delivering.troubles.report(fault, 'outcome not noted yet', { deliveryIds: ids });
      await delivering.sleep(SETTLE_RETRY_MS);
    }
  }
  report(delivering, deliveries, outcome);
}

function report(
  { logger, stats, clock }: Delivering,
  deliveries: readonly ClaimedDelivery[],
  outcome: Outcome,
): void {
  for (const delivery of deliveries) {
    const platform = outcome.state === 'sent' ? outcome.ref.platform : undefined;
    stats.settled({
      kind: delivery.kind,
      state: outcome.state,
      platform,
      lagMs: clock.now() - delivery.dueAt,
    });
    const { id, noticeId, kind, attempts, cause } = delivery;
    const facts = { cause, deliveryId: id, noticeId, kind, attempts, state: outcome.state };
    if (outcome.state === 'sent') logger.info({ ...facts, platform }, 'delivery sent');
    else if (outcome.state === 'queued') logger.debug({ ...facts, reason: outcome.reason }, 'delivery waits');
    else logger.warn({ ...facts, reason: outcome.reason }, 'delivery not sent');
  }
}
