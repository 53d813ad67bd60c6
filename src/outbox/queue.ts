import { fromPrisma, PgBoss, type Clock as QueueClock } from 'pg-boss';
import { settledPool } from '../db/connection.ts';
import type { Db } from '../db/db.ts';
import { steadyClock } from '../lib/clock.ts';
import { queueSchemaOf, schemaOf } from '../lib/database-url.ts';
import type { TroubleLog } from '../lib/trouble-log.ts';
import type { EnqueueDeliveries } from '../model/work.ts';

/** The queue of wake-ups: a job says "look at this delivery", the delivery's row says everything else. */
export interface Queue {
  start(): Promise<void>;
  /** Takes no new jobs and waits for those under way, at most so long. Safe to call twice. */
  stop(): Promise<void>;
  readonly enqueue: EnqueueDeliveries;
}

/** Works on a batch of deliveries; never rejects for what a platform does. */
export type BatchHandler = (deliveryIds: readonly number[]) => Promise<void>;

/** What the queue is made from. */
export interface QueueOptions {
  readonly connectionString: string;
  readonly troubles: TroubleLog;
  readonly handle: BatchHandler;
}

const NAME = 'deliver';
const BATCH = 30;
/** Two batches at once, so that the next one has its permits while the last is still going out. */
const BULK_WORKERS = 2;
const URGENT_PRIORITY = 10;
const STOP_MS = 10_000;
/**
 * Jobs are ready from a fixed moment in the past: the queue compares with the database's clock, and a wake-up must
 * not sleep when that clock is set back. They are kept for decades from then on, so none is swept unread.
 */
const READY_SINCE = new Date('2001-01-01T00:00:00Z');
const KEPT_SECONDS = 60 * 365 * 86_400;
const DONE_KEPT_SECONDS = 600;

interface Job {
  readonly deliveryId: number;
}

/** The queue waits by a clock that nobody sets: one set back would have it wait in an endless run of empty timers. */
function queueClock(): QueueClock {
  const { now } = steadyClock();
  return {
    now,
    setTimeout: (task, milliseconds) => setTimeout(task, milliseconds),
    // Handles are those of `setTimeout` and `setInterval` above, which the queue's types call unknown.
    clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
    setInterval: (task, milliseconds) => setInterval(task, milliseconds),
    // As above.
    clearInterval: (handle) => clearInterval(handle as NodeJS.Timeout),
  };
}

/** Makes the queue in the bot's own database, in a schema beside the bot's. */
export function createQueue({ connectionString, troubles, handle }: QueueOptions): Queue {
  const boss = new PgBoss({
    // Its listening connection is its own: it hears numbers and asks nothing.
    ...settledPool(connectionString),
    schema: queueSchemaOf(schemaOf(connectionString)),
    application_name: 'gunungan queue',
    // Taking jobs and ending them; see `DatabaseOptions.maxConnections`.
    max: 2,
    schedule: false,
    registerInstance: false,
    monitorVacuum: false,
    useListenNotify: true,
    clock: queueClock(),
  });
  boss.on('error', (fault) => troubles.report(fault, { message: 'queue fault' }));
  let running = false;
  return {
    start: async () => {
      if (running) return;
      await startWorkers(boss, handle);
      running = true;
    },
    stop: async () => {
      if (!running) return;
      running = false;
      await boss.stop({ graceful: true, timeout: STOP_MS });
    },
    enqueue: (db, jobs) => (running ? insertJobs(boss, { db, ...jobs }) : Promise.resolve()),
  };
}

async function startWorkers(boss: PgBoss, handle: BatchHandler): Promise<void> {
  const work = (jobs: readonly { readonly data: Job }[]): Promise<void> =>
    handle(jobs.map(({ data }) => data.deliveryId));
  await boss.start();
  await boss.createQueue(NAME, {
    policy: 'short',
    notify: true,
    retryLimit: 0,
    retentionSeconds: KEPT_SECONDS,
    deleteAfterSeconds: DONE_KEPT_SECONDS,
  });
  const polling = {
    pollingIntervalSeconds: 2,
    notifyPollingIntervalSeconds: 15,
    burstWhenBatchFull: true,
  };
  await boss.work<Job>(NAME, { ...polling, batchSize: BATCH, localConcurrency: BULK_WORKERS }, work);
  await boss.work<Job>(NAME, { ...polling, batchSize: BATCH, minPriority: URGENT_PRIORITY }, work);
}

/** A delivery that has a job waiting gets no second one: the queue's policy is "short" by key. */
async function insertJobs(
  boss: PgBoss,
  {
    db,
    deliveryIds,
    priority,
  }: { readonly db: Db; readonly deliveryIds: readonly number[]; readonly priority: number },
): Promise<void> {
  if (deliveryIds.length === 0) return;
  const jobs = deliveryIds.map((deliveryId) => ({
    data: { deliveryId },
    priority,
    singletonKey: String(deliveryId),
    startAfter: READY_SINCE,
  }));
  await boss.insert(NAME, jobs, { db: fromPrisma(db) });
}
