import { isOutage } from '../db/outage.ts';
import type { PlatformName } from '../platform/incoming.ts';
import type { Delivering } from './delivering.ts';
import type { ClaimedDelivery, Outcome } from './ledger/types.ts';

/** Deliveries that go together, and what became of them. */
export interface Settled {
  readonly deliveries: readonly ClaimedDelivery[];
  readonly outcome: Outcome;
}

const RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;

/**
 * Notes an outcome, however long that takes: a message that was sent must not be forgotten and sent again. Gives up only
 * when the process ends.
 * @param platform the one that was asked, if any
 */
export async function settle(
  delivering: Delivering,
  settled: Settled,
  platform?: PlatformName,
): Promise<void> {
  const { life, clock, note, troubles, sleep } = delivering;
  const { deliveries, outcome } = settled;
  for (let faults = 0; ; ) {
    const worker = life();
    if (worker === undefined) return;
    try {
      await note(deliveries, outcome, { workerId: worker.id, now: clock.now() });
      break;
    } catch (fault) {
      troubles.report(fault, 'outcome not noted yet', { deliveryIds: deliveries.map(({ id }) => id) });
      if (!isOutage(fault)) faults += 1;
      await sleep(Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** Math.min(faults, 10)));
    }
  }
  report(delivering, settled, platform);
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
