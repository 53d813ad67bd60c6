import type { Database } from '../db/client.ts';
import { createTroubles } from '../db/troubles.ts';
import { readQueue } from '../domain/notices/ledger/store.ts';
import type { EnqueueDeliveries } from '../domain/work.ts';
import type { Languages } from '../i18n/index.ts';
import type { Clock } from '../lib/clock.ts';
import type { Randomness } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { PlatformName } from '../platform/incoming.ts';
import type { Platform } from '../platform/platform.ts';
import { type Delivering, deliverBatch } from './deliver.ts';
import { createNoting } from './note.ts';
import { createPacer, type Pacer } from './pace/index.ts';
import { createQueue } from './queue.ts';
import { createRefresher } from './refresh/index.ts';
import { realSleep, type Sleep } from './sleep.ts';
import { createStats, type OutboxStats, type SettledFact } from './stats.ts';
import { wakeDue } from './wake.ts';
import { createDeparted } from './workers/departed.ts';
import { createForgotten } from './workers/forgotten.ts';
import { beginWorkerLife, type WorkerLife } from './workers/life.ts';

/** What the outbox is made from. */
export interface OutboxOptions {
  readonly database: Database;
  readonly connectionString: string;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  readonly languages: Languages;
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
  enterReply(platform: PlatformName): Promise<void>;
  /** Forgets what is no longer needed. */
  tidy(): Promise<void>;
  /** Resolves when nothing is due and nothing is under way. */
  idle(): Promise<void>;
  readonly stats: OutboxStats;
}

const IDLE_POLL_MS = 20;
/** Waiting for what is under way ends then; what is left is taken over by whoever comes next. */
const STOP_MS = 10_000;

/** Makes the outbox; nothing runs before `start`. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { database, connectionString, platforms, clock, logger } = options;
  const { prisma } = database;
  const stats = createStats(options.observe);
  let life: WorkerLife | undefined;
  const underWay = new Set<Promise<void>>();
  const troubles = createTroubles(logger);
  const pacer = options.pacer ?? createPacer(database, limitsOf(platforms), options.sleep);

  const track = (work: Promise<void>): Promise<void> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };
  const queue = createQueue({
    connectionString,
    troubles,
    handle: (ids) => track(deliverBatch(delivering, ids)),
  });
  const common = { database, platforms, clock, logger, troubles, pacer, stats, languages: options.languages };
  const sending = { ...common, randomness: options.randomness, sleep: options.sleep ?? realSleep };
  const note = createNoting({ ...sending, enqueue: queue.enqueue });
  const forgotten = createForgotten(() => performance.now());
  const departed = createDeparted(() => performance.now());
  const delivering: Delivering = { ...sending, life: () => life, note, holding: forgotten.holding };
  const refresher = createRefresher(sending);

  const tick = async (): Promise<void> => {
    if (life === undefined) return;
    const { enqueue } = queue;
    await wakeDue({
      ...{ db: prisma, enqueue, logger, departed, forgotten },
      workerId: life.id,
      now: clock.now(),
    });
  };

  return {
    start: async () => {
      if (life !== undefined) return;
      life = await beginWorkerLife({ connectionString, troubles, startedAt: clock.now() });
      await queue.start();
      await tick();
    },
    stop: async () => {
      await queue.stop();
      await atMost(STOP_MS, Promise.allSettled(underWay));
      const ending = life;
      life = undefined;
      await ending?.end();
    },
    enqueue: queue.enqueue,
    tick,
    refreshNotices: (scope = 'stale') =>
      track(scope === 'stale' ? refresher.refreshStale() : refresher.refreshAll()),
    enterReply: (platform) => pacer.enterReply(platform),
    tidy: () => pacer.tidy(),
    idle: () => untilIdle({ underWay, tick, readOpen: () => readQueue(prisma, clock.now()) }),
    stats,
  };
}

/** Waits until nothing is due and nothing is under way, and wakes what becomes due meanwhile. */
async function untilIdle(facts: {
  readonly underWay: ReadonlySet<Promise<void>>;
  readonly tick: () => Promise<void>;
  readonly readOpen: () => Promise<{ readonly due: number; readonly sending: number }>;
}): Promise<void> {
  for (;;) {
    await Promise.allSettled(facts.underWay);
    const { due, sending } = await facts.readOpen();
    if (due === 0 && sending === 0 && facts.underWay.size === 0) return;
    if (due > 0) await facts.tick();
    await realSleep(IDLE_POLL_MS);
  }
}

function limitsOf(platforms: ReadonlyMap<PlatformName, Platform>) {
  return (name: PlatformName): Platform['limits'] => {
    const platform = platforms.get(name);
    if (platform === undefined) throw new Error(`platform ${name} is off`);
    return platform.limits;
  };
}

/** Waits for work, but not longer than that. */
async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
