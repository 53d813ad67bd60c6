import type { Db } from './db/db.ts';
import type { Metrics } from './http/metrics.ts';
import type { Clock } from './lib/clock.ts';
import { readQueue } from './notices/ledger/ledger.store.ts';
import { countOverdue, type QueueState, queueLagMs } from './notices/ledger/reasons.ts';

/** Has the metrics say how the queue is; all that are asked for at once are of one look at it. */
export function addQueueGauges(
  metrics: Metrics,
  { db, clock }: { readonly db: Db; readonly clock: Clock },
): void {
  let reading: Promise<QueueState> | undefined;
  const open = (): Promise<QueueState> => {
    reading ??= readQueue(db, clock.now()).finally(() => {
      reading = undefined;
    });
    return reading;
  };
  metrics.addGauge({ name: 'queue_due', help: 'Deliveries that should have been sent' }, async () =>
    countOverdue(await open()),
  );
  metrics.addGauge(
    { name: 'queue_sending', help: 'Deliveries that are being sent' },
    async () => (await open()).sending,
  );
  metrics.addGauge(
    { name: 'queue_lag_seconds', help: 'How late the latest delivery is' },
    async () => queueLagMs(await open(), clock.now()) / 1_000,
  );
  const waiting = {
    name: 'queue_waiting',
    help: 'Deliveries that may not be sent now, by why',
    label: 'reason',
  };
  metrics.addGauges(waiting, async () => (await open()).waiting);
}
