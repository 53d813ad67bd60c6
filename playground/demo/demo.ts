import { once } from 'node:events';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, type Database } from '../../src/db/client.ts';
import { startEmbedded } from '../../src/db/embedded/index.ts';
import { type ManualClock, manualClock, systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { type Bot, createBot } from './bot.ts';
import { type Journal, keepJournal } from './journal.ts';
import { openStage, type Stage } from './stage.ts';

/** Everything the demo runs: platforms, clock, store and bot, and what was seen of them. */
export interface Demo {
  readonly stage: Stage;
  readonly journal: Journal;
  readonly clock: ManualClock;
  readonly bot: Bot;
  /** The bot's store, to read from; it stays open while the bot is dead. */
  readonly database: Database;
  /** The environment that operators' commands need. */
  readonly env: Readonly<Record<string, string>>;
  /** A folder of the demo's own; it is removed in the end. */
  readonly folder: string;
  /** Ends everything and leaves nothing behind. Safe to call twice. */
  stop(): Promise<void>;
}

/** Tuesday, 8 December 2026, 09.00 WIB: two months before the meeting that the demo is about. */
export const DEMO_STARTS_AT = Date.UTC(2026, 11, 8, 2, 0);

/** Speed over safety: the demo's data folder is thrown away. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Opens the demo with the platforms peopled and the bot not yet started. `admins` as in `ADMIN_IDS`. */
export async function openDemo({ admins }: { readonly admins: string }): Promise<Demo> {
  const undo: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= undoAll(undo);
    return stopping;
  };
  try {
    return { ...(await openParts(undo, admins)), stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

async function undoAll(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const step of steps.toReversed()) await step().catch(() => undefined);
}

/** Where the server's account cannot reach the temporary folder, its files lie elsewhere, behind a link. */
async function removeAll(folder: string, data: string): Promise<void> {
  const cluster = await realpath(join(data, 'postgres')).catch(() => undefined);
  if (cluster !== undefined) await rm(cluster, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}

/** A port that nobody listens on; the bot keeps it over its deaths, so that an address it gave out stays good. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

async function openParts(undo: (() => Promise<unknown>)[], admins: string): Promise<Omit<Demo, 'stop'>> {
  const logger = createLogger('silent');
  const folder = await mkdtemp(join(tmpdir(), 'gunungan-demo-'));
  const data = join(folder, 'data');
  undo.push(() => removeAll(folder, data));
  // Under root the server runs as another account, which must be able to pass through.
  await chmod(folder, 0o755);
  const clock = manualClock(DEMO_STARTS_AT, systemClock);
  const [server, stage, port] = await Promise.all([
    startEmbedded({ dataDir: data, logger, settings: SETTINGS }),
    openStage(clock),
    freePort(),
  ]);
  undo.push(
    () => server.stop(),
    () => stage.stop(),
  );
  const env = {
    ...stage.env,
    DATABASE_URL: server.connectionString,
    ADMIN_IDS: admins,
    PORT: String(port),
    // Pages that the bot serves are opened by the browser of whoever plays.
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: 'info',
  };
  const database = createDatabase({ connectionString: server.connectionString, logger, maxConnections: 3 });
  undo.push(() => database.close());
  const bot = createBot(env, clock);
  undo.push(() => bot.stop());
  return { stage, journal: keepJournal(stage, clock), clock, bot, database, env, folder };
}
