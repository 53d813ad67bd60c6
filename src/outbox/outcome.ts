import { isOutage } from '../db/outage.ts';
import type { PlatformName } from '../platform/incoming.ts';
import type { Delivering } from './delivering.ts';
import type { ClaimedDelivery, Outcome } from './delivery.ts';

/** Deliveries that go together, and what became of them. */
export interface Settled {
  readonly deliveries: readonly ClaimedDelivery[];
  readonly outcome: Outcome;
}

const RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
/** So often a way of noting may fail for another reason than an outage: then the next, barer one is tried. */
const TRIES = 4;

/**
 * Notes an outcome: a message that was sent must not be forgotten and sent again. It waits for a database that is away, however
 * long that takes. A fault that waiting does not mend is given up after some tries: less is noted then, and the log and the
 * ledger say so. What cannot be noted at all stays claimed as long as the process lives, so that nothing is sent twice meanwhile.
 * @param platform the one that was asked, if any
 */
export async function settle(
  delivering: Delivering,
  settled: Settled,
  platform?: PlatformName,
): Promise<void> {
  const { notes, logger, keep } = delivering;
  const deliveryIds = settled.deliveries.map(({ id }) => id);
  for (const [index, note] of notes.entries()) {
    const end = await noteBy(delivering, note, settled);
    if (end === 'stopped') return;
    if (end === 'noted') {
      if (index > 0) logger.error({ deliveryIds }, 'outcome noted in part');
      return report(delivering, settled, platform);
    }
  }
  keep(deliveryIds);
  logger.error({ deliveryIds, state: settled.outcome.state }, 'outcome not noted; a restart may send again');
}

/** Tries one way of noting until it works, the process ends, or it has failed too often. */
async function noteBy(
  { life, clock, troubles, sleep }: Delivering,
  note: Delivering['notes'][number],
  { deliveries, outcome }: Settled,
): Promise<'noted' | 'failed' | 'stopped'> {
  for (let faults = 0; faults < TRIES; ) {
    const worker = life();
    if (worker === undefined) return 'stopped';
    try {
      await note(deliveries, outcome, { workerId: worker.id, now: clock.now() });
      return 'noted';
    } catch (fault) {
      troubles.report(fault, 'outcome not noted yet', { deliveryIds: deliveries.map(({ id }) => id) });
      if (!isOutage(fault)) faults += 1;
      await sleep(Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** faults));
    }
  }
  return 'failed';
}

function report(
  { logger, stats, clock }: Delivering,
  { deliveries, outcome }: Settled,
  platform: PlatformName | undefined,
): void {
  for (const delivery of deliveries) {
    const { id, noticeId, kind, attempts, cause } = delivery;
    const lagMs = clock.now() - delivery.dueAt;
    stats.settled({ kind, state: outcome.state, platform, lagMs });
    const facts = { cause, deliveryId: id, noticeId, kind, attempts, state: outcome.state, platform };
    if (outcome.state === 'sent') logger.info(facts, 'delivery sent');
    else if (outcome.state === 'queued') logger.debug({ ...facts, reason: outcome.reason }, 'delivery waits');
    else logger.warn({ ...facts, reason: outcome.reason }, 'delivery not sent');
  }
}
