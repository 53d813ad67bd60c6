import { isOutage } from '../db/outage.ts';
import { compose, messageKey } from './compose.ts';
import type { Delivering } from './delivering.ts';
import { claimDeliveries } from './delivery.store.ts';
import type { ClaimedDelivery } from './delivery.ts';
import { handOver } from './hand-over.ts';
import { settle } from './outcome.ts';
import type { Composition, Settlement } from './parcel.ts';
import { loadScene } from './present/load.ts';
import { backoffMs } from './retry.rules.ts';

const COMPOSE_RETRY_MS = 30_000;
/** Some hours: time to mend what is broken. */
const COMPOSE_TRIES = 20;

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
  await Promise.all(settlements.map((settlement) => settle(delivering, settlement)));
  const byPlatform = Map.groupBy(parcels, ({ platform }) => platform);
  await Promise.all([...byPlatform].map(([platform, list]) => handOver(delivering, platform, list)));
}

/** What cannot be written holds nothing else back: after a fault each message is written by itself. */
async function composeBatch(
  delivering: Delivering,
  claimed: readonly ClaimedDelivery[],
): Promise<Composition> {
  const { database, platforms, languages, clock, troubles, admins } = delivering;
  const now = clock.now();
  try {
    const scene = await loadScene(database.prisma, claimed, { now, admins });
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
