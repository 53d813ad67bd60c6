import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { startEmbedded } from '../../src/db/embedded/index.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { openBalancer } from '../faults/balancer.ts';
import { withClient } from '../support/database-server.ts';
import { type BotProcess, startBot } from './bot.ts';
import { type BenchForum, serverOf } from './forum.ts';

/** Bots that work for one forum. */
export interface RunningBots {
  readonly pids: readonly number[];
  readonly databaseUrl: string;
  /** How many connections they have to their database now. */
  connections(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts one bot that polls, on a server of its own, or several on one database, which get what people do in turn by a webhook. */
export async function openBots(
  forum: BenchForum,
  { bots, dataDir }: { readonly bots: number; readonly dataDir: string },
): Promise<RunningBots> {
  if (bots > 1) return openTogether(forum, { bots, dataDir });
  const bot = await startBot(forum.environment);
  const databaseUrl = await serverOf(dataDir);
  return { pids: [bot.pid], databaseUrl, connections: () => connectionsTo(databaseUrl), stop: bot.stop };
}

async function openTogether(
  forum: BenchForum,
  { bots, dataDir }: { readonly bots: number; readonly dataDir: string },
): Promise<RunningBots> {
  const server = await startEmbedded({ dataDir, logger: createLogger('silent') });
  const balancer = await openBalancer();
  const { DATA_DIR: _, ...settings } = forum.environment;
  const environment = {
    ...settings,
    DATABASE_URL: server.connectionString,
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${balancer.port}/telegram`,
    TELEGRAM_WEBHOOK_SECRET: 'rahasia-yang-cukup-panjang-0123456789',
  };
  const running: BotProcess[] = [];
  for (let index = 0; index < bots; index += 1) {
    const port = await freePort();
    running.push(await startBot({ ...environment, PORT: String(port) }));
    balancer.add(port);
  }
  return {
    pids: running.map(({ pid }) => pid),
    databaseUrl: server.connectionString,
    connections: () => connectionsTo(server.connectionString),
    stop: async () => {
      await Promise.all(running.map((bot) => bot.stop()));
      await balancer.close();
      await server.stop();
    },
  };
}

async function connectionsTo(url: string): Promise<number> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name LIKE 'gunungan%'`,
    ),
  );
  return rows[0]?.count ?? 0;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
