import type { Database } from '../db/client.ts';
import type { Db } from '../db/db.ts';
import { createTroubles } from '../db/troubles.ts';
import type { Languages } from '../i18n/index.ts';
import { type Clock, systemElapsed } from '../lib/clock.ts';
import type { Randomness } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import { realSleep, type Sleep } from '../lib/sleep.ts';
import type { Job } from '../model/job.ts';
import type { EnqueueDeliveries } from '../model/work.ts';
import type { NoticeKinds } from '../notices/kind.ts';
import { readQueue } from '../notices/ledger/ledger.store.ts';
import type { PlatformName } from '../platform/incoming.ts';
import type { Platform } from '../platform/platform.ts';
import { deliverShared } from './deliver.ts';
import type { Delivering } from './delivering.ts';
import { createNotes } from './outcome.ts';
import { createPacer, type PacedChat, type Pacer } from './pace/index.ts';
import type { AccountName } from './present/types.ts';
import { createQueue, type Queue } from './queue.ts';
import { createRefresher, type Refresher } from './refresh/index.ts';
import { createStats, type OutboxStats, type SettledFact } from './stats.ts';
import { createUnderWay, type UnderWay, untilIdle } from './under-way.ts';
import { createRecovery, type Recovery, wakeDue } from './wake.ts';
import { beginWorker, type Worker } from './workers/worker.ts';
import { hasSingleWorker } from './workers/workers.store.ts';

/** What the outbox is made from. */
export interface OutboxOptions {
  readonly database: Database;
  readonly connectionString: string;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  readonly kinds: NoticeKinds;
  readonly languages: Languages;
  /** Admins by the environment; nobody unless given. */
  readonly admins?: readonly AccountName[];
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly logger: Logger;
  /** Real waiting unless given. */
  readonly sleep?: Sleep;
  /** Buckets in the database unless given. */
  readonly pacer?: Pacer;
  /** Told of every delivery that ends, for metrics. */
  readonly observe?: (fact: SettledFact) => void;
}

/** The only later sender. */
export interface Outbox {
  /** Registers this process and begins to deliver. Safe to call twice. */
  start(): Promise<void>;
  /** Takes nothing new, waits (bounded) for what is under way, lets go of the rest. Safe to call twice. */
  stop(): Promise<void>;
  readonly enqueue: EnqueueDeliveries;
  /** Puts back what dead processes left and wakes whatever is due by our clock. */
  tick(): Promise<void>;
  /** Edits posted notices that answers and changes have made stale; with `all` every recent one is compared. */
  refreshNotices(scope?: 'stale' | 'all'): Promise<void>;
  /** Resolves when an answer may go out beside the queue; later messages make room for it. */
  enterReply(platform: PlatformName, chat: PacedChat): Promise<void>;
  /** Whether no other process works on this database now. */
  isAlone(db: Db): Promise<boolean>;
  /** Forgets what is no longer needed. */
  tidy(): Promise<void>;
  /** Resolves when nothing is due and nothing is under way. */
  idle(): Promise<void>;
  readonly stats: OutboxStats;
}

/** Waiting for what is under way ends then; what is left is taken over by whoever comes next. */
const STOP_MS = 10_000;

/** Makes the outbox; nothing runs before `start`. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { database, connectionString, clock, logger } = options;
  const { prisma } = database;
  const troubles = createTroubles(logger);
  const underWay = createUnderWay();
  const recovery = createRecovery(systemElapsed);
  let worker: Worker | undefined;
  const parts = connectParts(options, { worker: () => worker, underWay, troubles, recovery });
  const { queue, pacer, refresher, stats } = parts;

  const tick = async (): Promise<void> => {
    if (worker === undefined) return;
    const { enqueue } = queue;
    await pacer.look();
    await wakeDue({ db: prisma, enqueue, logger, recovery, workerId: worker.id, now: clock.now() });
  };

  return {
    start: async () => {
      if (worker !== undefined) return;
      worker = await beginWorker({ connectionString, troubles, startedAt: clock.now() });
      await pacer.look();
      await queue.start();
      await tick();
    },
    stop: async () => {
      await queue.stop();
      await underWay.settled(STOP_MS);
      const ending = worker;
      worker = undefined;
      await ending?.end();
    },
    enqueue: queue.enqueue,
    tick,
    refreshNotices: (scope = 'stale') =>
      underWay.track(scope === 'stale' ? refresher.refreshStale() : refresher.refreshAll()),
    enterReply: (platform, chat) => pacer.enterReply(platform, chat),
    isAlone: hasSingleWorker,
    tidy: () => pacer.tidy(),
    idle: () => untilIdle({ underWay, tick, readOpen: () => readQueue(prisma, clock.now()) }),
    stats,
  };
}

/** The parts that work on deliveries, each knowing those it needs. */
function connectParts(
  options: OutboxOptions,
  common: Pick<Delivering, 'worker' | 'troubles'> & {
    readonly underWay: UnderWay;
    readonly recovery: Recovery;
  },
): {
  readonly queue: Queue;
  readonly pacer: Pacer;
  readonly refresher: Refresher;
  readonly stats: OutboxStats;
} {
  const { database, connectionString, platforms, kinds, languages, clock, randomness, logger } = options;
  const { admins = [] } = options;
  const { worker, underWay, troubles, recovery } = common;
  const stats = createStats(options.observe);
  const pacer =
    options.pacer ?? createPacer(database, { limitsOf: limitsOf(platforms), sleep: options.sleep });
  const sleep = options.sleep ?? realSleep;
  const basics = { database, platforms, kinds, languages, clock, randomness, logger, troubles };
  const sending = { ...basics, pacer, stats, sleep };
  const queue = createQueue({
    connectionString,
    troubles,
    handle: (ids) => underWay.track(deliverShared(delivering, ids)),
  });
  const notes = createNotes({ ...sending, enqueue: queue.enqueue });
  const delivering: Delivering = { ...sending, admins, worker, notes, claims: recovery };
  return {
    queue,
    pacer,
    refresher: createRefresher({ ...sending, enqueue: queue.enqueue }),
    stats,
  };
}

function limitsOf(platforms: ReadonlyMap<PlatformName, Platform>) {
  return (name: PlatformName): Platform['limits'] => {
    const platform = platforms.get(name);
    if (platform === undefined) throw new Error(`platform ${name} is off`);
    return platform.limits;
  };
}

/** What the outbox has to be asked regularly, in this order. */
export function outboxJobs(outbox: Pick<Outbox, 'tick' | 'refreshNotices' | 'tidy'>): readonly Job[] {
  return [
    { name: 'wake-deliveries', every: 'two-seconds', run: () => outbox.tick() },
    { name: 'refresh-notices', every: 'two-seconds', run: () => outbox.refreshNotices('stale') },
    // A deadline that passes changes an invitation without any mark.
    { name: 'compare-notices', every: 'minute', run: () => outbox.refreshNotices('all') },
    { name: 'tidy', every: 'minute', run: () => outbox.tidy() },
  ];
}
