import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { schemaOf } from '../lib/database-url.ts';
import type { Logger } from '../lib/logger.ts';
import { BOT_APPLICATION } from './connected-bot.ts';
import { createPool } from './connection.ts';
import { PrismaClient } from './generated/client.ts';
import { askOneAtATime } from './one-at-a-time.ts';
import { createStatementNames } from './statement-names.ts';
import { createTroubles } from './troubles.ts';

/** What a database client is made from. */
export interface DatabaseOptions {
  readonly connectionString: string;
  readonly logger: Logger;
  /**
   * Connections at most; 5 unless given, for PostgreSQL keeps some megabytes for each. With the queue's and the worker's own a bot has
   * nine: five bots find room in a server that takes 50, of which it keeps three for itself.
   */
  readonly maxConnections?: number;
}

/** The bot's way to its database: one pool of connections, seen through Prisma or directly. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: Pool;
  /** Resolves when the database answers, rejects when it does not. */
  ping(): Promise<void>;
  /** Ends every connection. Safe to call twice. */
  close(): Promise<void>;
}

/** Give up on a connection attempt, wait for a free connection, run a transaction: at most so long. */
const CONNECT_MS = 10_000;
const TRANSACTION_WAIT_MS = 10_000;
const TRANSACTION_MS = 30_000;

/** Makes the client; connections are opened when they are needed. */
export function createDatabase(options: DatabaseOptions): Database {
  const pool = createPool({
    connectionString: options.connectionString,
    max: options.maxConnections ?? 5,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: BOT_APPLICATION,
  });
  pool.on('connect', askOneAtATime);
  const troubles = createTroubles(options.logger);
  pool.on('error', (fault) => troubles.report(fault, { message: 'database connection lost' }));
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, {
      schema: schemaOf(options.connectionString),
      statementNameGenerator: createStatementNames(),
    }),
    errorFormat: 'minimal',
    transactionOptions: { maxWait: TRANSACTION_WAIT_MS, timeout: TRANSACTION_MS },
  });
  let closing: Promise<void> | undefined;
  return {
    prisma,
    pool,
    ping: async () => {
      await pool.query('SELECT 1');
    },
    close: () => {
      closing ??= prisma.$disconnect().then(() => pool.end());
      return closing;
    },
  };
}
