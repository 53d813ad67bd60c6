import { DeliveryError } from '../platform/delivery-error.ts';
import type { MessageRef, PlatformName } from '../platform/incoming.ts';
import type { Delivering } from './delivering.ts';
import { areStillClaimed } from './ledger/store.ts';
import type { Outcome } from './ledger/types.ts';
import type { Permit } from './pace/rules.ts';
import type { Parcel } from './parcel.ts';
import { sendParcel } from './send.ts';
import { settle } from './settle.ts';

/** Without an answer about permits the database is away; it is asked again then. */
const NO_PERMIT_MS = 2_000;

/** Takes permits for all messages to one platform at once, hands each over at its moment, and notes what became of it. */
export async function handOver(
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
      const outcome = await whenPermitted(delivering, parcel, permits[index]);
      if (outcome === undefined) return;
      await settle(delivering, { deliveries: parcel.deliveries, outcome }, platform);
      if (outcome.state === 'sent') await pinInvitation(delivering, parcel, outcome.ref);
    }),
  );
}

/** Gives what became of a message; undefined when another process has taken it over. */
async function whenPermitted(
  delivering: Delivering,
  parcel: Parcel,
  permit: Permit | undefined,
): Promise<Outcome | undefined> {
  const now = delivering.clock.now();
  if (permit?.granted !== true)
    return { state: 'queued', notBefore: now + (permit?.waitMs ?? NO_PERMIT_MS), reason: 'pace' };
  await delivering.sleep(permit.waitMs);
  const leave = await delivering.pacer.enter(parcel.platform);
  const claim = await readClaim(delivering, parcel);
  if (claim === 'held') return sendParcel(delivering, parcel, leave);
  leave();
  return claim === 'lost' ? undefined : { state: 'queued', notBefore: now, reason: 'pace' };
}

/**
 * Whether the message is still this process's to send: while it waited for its turn the machine may have slept, or the
 * process may have been taken for dead. What nobody can say now waits.
 */
async function readClaim(
  { life, database, troubles }: Delivering,
  { deliveries }: Parcel,
): Promise<'held' | 'lost' | 'unknown'> {
  const worker = life();
  if (worker?.isHeld() !== true) return 'unknown';
  const ids = deliveries.map(({ id }) => id);
  try {
    return (await areStillClaimed(database.prisma, ids, worker.id)) ? 'held' : 'lost';
  } catch (fault) {
    troubles.report(fault, 'not sent without the database');
    return 'unknown';
  }
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
