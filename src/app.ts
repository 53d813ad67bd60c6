import { createPlatforms } from './adapters/index.ts';
import { createPlatformWatch } from './adapters/watch.ts';
import { type Backups, backupJob, createBackups } from './backup/index.ts';
import { type Config, isCalled, localOrigin } from './config.ts';
import type { Database } from './db/client.ts';
import { createTogether } from './db/together.ts';
import { createTroubles } from './db/troubles.ts';
import { createFaqSearch } from './features/faq/service.ts';
import { commands, features, notices } from './features/index.ts';
import { operatorAccess } from './http/access.ts';
import { type HealthCheck, healthRoute } from './http/health.ts';
import { createMetrics, type Metrics, metricsRoute } from './http/metrics.ts';
import { pageRoute } from './http/page.ts';
import { createHttpServer, type HttpServer } from './http/server.ts';
import { type Languages, loadLanguages } from './i18n/index.ts';
import type { WebAddress } from './inbound/command.ts';
import { createDispatch } from './inbound/dispatch.ts';
import { forgetUpdatesJob } from './inbound/forget-updates.job.ts';
import { menuOf } from './inbound/menu.ts';
import type { Learn } from './language/search/index.ts';
import type { Clock } from './lib/clock.ts';
import type { OperatorError } from './lib/error.ts';
import type { Randomness } from './lib/ids.ts';
import type { Logger } from './lib/logger.ts';
import type { QuietMemory } from './lib/quiet-memory.ts';
import type { Job } from './model/job.ts';
import { planningJobs } from './notices/plan-due.job.ts';
import { type OpenedStore, openStore } from './open-store.ts';
import { createOutbox, type Outbox, outboxJobs } from './outbox/index.ts';
import type { Pacer } from './outbox/pace/index.ts';
import { addQueueGauges } from './queue-gauges.ts';
import { type Beat, createScheduler, type Scheduler } from './scheduler/index.ts';
import { newerSchemaJob } from './scheduler/newer-schema.job.ts';

/** What the whole bot is made from. */
export interface AppDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly logger: Logger;
  /** Ends a start before it is through: what has begun is stopped, and `startApp` throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** How long an update waits for a database that is away; see `DispatchDeps`. */
  readonly outagePausesMs?: readonly number[];
  /** How long a question waits for a changed FAQ to be learned; see `DispatchDeps`. */
  readonly learningPatienceMs?: number;
  /** How a changed FAQ is learned; see `createFaqSearch`. */
  readonly learn?: Learn;
  /** Told once when a newer version has changed the tables: the bot is to be stopped. */
  readonly onNewerSchema?: (fault: OperatorError) => void;
  /** Keeps messages within the platforms' limits; by rows of the database unless given. */
  readonly pacer?: Pacer;
  /** What counts on whatever the clock says; see `createScheduler`. */
  readonly startBeat?: Beat;
  /** Gives memory back where it is quiet; nobody does unless given. */
  readonly memory?: QuietMemory;
}

/** The running bot. */
export interface App {
  /** Port that HTTP is served on. */
  readonly port: number;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly scheduler: Scheduler;
  /** Undefined where no BACKUP_DIR is set. */
  readonly backups: Backups | undefined;
  /** Stops everything in reverse. Safe to call twice. */
  stop(): Promise<void>;
}

/** Has faults that nobody took care of logged. Nothing of ours should come here. */
export function logUnhandled(logger: Logger): void {
  const troubles = createTroubles(logger);
  process.on('unhandledRejection', (fault) => troubles.report(fault, { message: 'unhandled rejection' }));
}

const LOCALES = new URL('../locales/', import.meta.url);

/**
 * Wires and starts the whole bot. What has begun when a later part fails is stopped again.
 * @throws OperatorError for what an operator can mend
 */
export async function startApp(deps: AppDeps): Promise<App> {
  const undo: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= undoAll(undo, deps.logger);
    return stopping;
  };
  try {
    const parts = await startParts(deps, (step) => {
      undo.push(step);
      deps.signal?.throwIfAborted();
    });
    return { ...parts, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

async function undoAll(steps: readonly (() => Promise<void>)[], logger: Logger): Promise<void> {
  const troubles = createTroubles(logger);
  for (const step of steps.toReversed()) {
    await step().catch((fault: unknown) =>
      troubles.report(fault, { message: 'a part did not stop cleanly' }),
    );
  }
}

interface MakingDeps extends AppDeps {
  /** Aborted when the bot stops. */
  readonly stopping: AbortSignal;
}

/** Everything that runs, made and not yet started. */
interface Parts extends Pick<App, 'database' | 'outbox' | 'scheduler' | 'backups'> {
  readonly http: HttpServer;
  readonly platforms: Awaited<ReturnType<typeof createPlatforms>>;
  readonly dispatch: ReturnType<typeof createDispatch>;
  readonly menu: ReturnType<typeof menuOf>;
}

async function startParts(
  deps: AppDeps,
  onStop: (step: () => Promise<void>) => void,
): Promise<Omit<App, 'stop'>> {
  const stopping = new AbortController();
  const parts = await makeParts({ ...deps, stopping: stopping.signal }, onStop);
  const { database, outbox, scheduler, backups, http, platforms, dispatch, menu } = parts;
  onStop(() => outbox.stop());
  await outbox.start();
  onStop(() => http.stop());
  const { port } = await http.start();
  await Promise.all(
    [...platforms.values()].map((platform) => {
      onStop(() => platform.stop());
      return platform.start(dispatch, menu);
    }),
  );
  // Before the platforms stop: what waits for the database is answered or given back to them.
  onStop(async () => stopping.abort());
  onStop(() => scheduler.stop());
  onStop(async () => backups?.stop());
  await scheduler.start();
  return { port, database, outbox, scheduler, backups };
}

async function makeParts(deps: MakingDeps, onStop: (step: () => Promise<void>) => void): Promise<Parts> {
  const { config, clock, randomness, logger } = deps;
  const languages = loadLanguages(LOCALES);
  const store = await openStore(deps, onStop);
  const { database, connectionString } = store;
  const backups = backupsOf(deps, store);
  const metrics = createMetrics();
  const http = createHttpServer({ host: config.host, port: config.port, troubles: createTroubles(logger) });
  const platforms = await createPlatforms(config, { routes: http.routes, logger, clock });
  const common = { database, clock, randomness, logger };
  const observe = metrics.countDelivery;
  const { admins } = config;
  const outbox = createOutbox({
    ...{ ...common, kinds: notices, connectionString, platforms, languages, admins, observe },
    ...(deps.pacer !== undefined && { pacer: deps.pacer }),
  });
  const scheduler = createScheduler(
    {
      ...{ ...common, enqueue: outbox.enqueue, admins },
      jobs: [
        ...jobsOf(outbox, createPlatformWatch({ platforms, clock, logger, stopping: deps.stopping })),
        ...(backups === undefined ? [] : [backupJob(backups)]),
        newerSchemaJob((fault) => deps.onNewerSchema?.(fault)),
        { name: 'give-back-memory', every: 'two-seconds', run: async () => deps.memory?.look() },
      ],
    },
    deps.startBeat,
  );
  const dispatch = makeDispatch(deps, {
    ...{ database, languages, platforms, outbox, backups, metrics, http },
  });
  addRoutes(http, { config, database, clock, metrics, platforms, languages, backups });
  return {
    database,
    outbox,
    scheduler,
    backups,
    http,
    platforms,
    dispatch,
    menu: menuOf(commands, languages.of('id')),
  };
}

interface DispatchParts extends Pick<Parts, 'database' | 'platforms' | 'outbox' | 'http' | 'backups'> {
  readonly languages: Languages;
  readonly metrics: Metrics;
}

/** The one policy for everything incoming, with what commands may use. */
function makeDispatch(
  {
    config,
    clock,
    randomness,
    logger,
    stopping,
    outagePausesMs,
    learningPatienceMs,
    learn,
    memory,
  }: MakingDeps,
  { database, languages, platforms, outbox, backups, metrics, http }: DispatchParts,
): Parts['dispatch'] {
  const { admins } = config;
  return createDispatch({
    ...{ database, clock, randomness, logger, commands },
    services: {
      ...{ db: database.prisma, statements: createTogether((question) => database.pool.query(question)) },
      ...{ languages, admins, faq: createFaqSearch(learn), platforms, notices },
      web: () => webAddress({ config, http }),
      ...(backups !== undefined && { backups: backups.status }),
    },
    enqueue: outbox.enqueue,
    observe: (facts) => {
      memory?.heard();
      metrics.countUpdate(facts);
    },
    enterReply: outbox.enterReply,
    isAlone: outbox.isAlone,
    signal: stopping,
    ...(outagePausesMs !== undefined && { outagePausesMs }),
    ...(learningPatienceMs !== undefined && { learningPatienceMs }),
  });
}

function backupsOf(
  { config: { backups, forumTimeZone: zone }, clock, logger }: MakingDeps,
  { connectionString, upkeep }: OpenedStore,
): Backups | undefined {
  if (backups === undefined) return undefined;
  return createBackups({ ...backups, zone, connectionString, upkeep, clock, logger });
}

/** What is looked after regularly; of the platforms nothing waits for the answer. */
function jobsOf(outbox: Outbox, askPlatforms: () => Promise<void>): readonly Job[] {
  const watch = async (): Promise<void> => {
    void askPlatforms();
  };
  return [
    ...planningJobs(notices),
    ...features.flatMap(({ jobs }) => jobs),
    ...outboxJobs(outbox),
    forgetUpdatesJob,
    { name: 'ask-platforms', every: 'minute', run: watch },
  ];
}

interface RouteParts extends Pick<Parts, 'database' | 'platforms' | 'backups'> {
  readonly config: Config;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly languages: Languages;
}

/** What operators and browsers ask for; the platforms have added their own. */
function addRoutes({ routes }: HttpServer, parts: RouteParts): void {
  const { config, database, clock, metrics, platforms, languages, backups } = parts;
  const checks: Record<string, HealthCheck> = {
    database: () => database.ping().then(() => ({ ok: true, problem: '' })),
  };
  for (const platform of platforms.values()) checks[platform.name] = () => platform.health();
  addQueueGauges(metrics, { db: database.prisma, clock });
  const backupAge = { name: 'backup_age_seconds', help: 'Time since the last good backup was begun' };
  if (backups !== undefined) metrics.addGauge(backupAge, backups.ageSeconds);
  const mayRead = operatorAccess({ token: config.metricsToken?.reveal(), isPublic: isCalled(config) });
  routes.add({ method: 'GET', path: '/healthz' }, healthRoute(checks, mayRead));
  routes.add({ method: 'GET', path: '/metrics' }, metricsRoute(metrics, mayRead));
  const services = { db: database.prisma, clock, languages };
  for (const { branch, show } of features.flatMap(({ pages = [] }) => pages))
    routes.addBranch(
      { method: 'GET', prefix: branch },
      pageRoute(branch, (rest) => show(services, rest)),
    );
}

/** Where people reach what is served: where the operator says, else where it listens. */
function webAddress({ config, http }: { readonly config: Config; readonly http: HttpServer }): WebAddress {
  if (config.publicUrl !== undefined) return { origin: config.publicUrl, isPublic: true };
  return { origin: localOrigin({ host: config.host, port: http.port() }), isPublic: false };
}
