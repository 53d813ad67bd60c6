import type { Client } from 'pg';
import type { Config } from '../config.ts';
import { createDatabase, type Database } from '../db/client.ts';
import { openClient } from '../db/connection.ts';
import { explainDatabaseFault } from '../db/database-fault.ts';
import { startEmbedded } from '../db/embedded/index.ts';
import { migrate } from '../db/migrate.ts';
import { checkMoments } from '../db/moment-check.ts';
import type { CliContext } from './context.ts';

/** The opened store of an operators' command. */
export interface Store {
  readonly database: Database;
  readonly connectionString: string;
}

const CONNECT_MS = 10_000;

/** How a store is opened. */
export interface StoreOptions {
  /** False leaves the schema as it is, also when it is older than this code. */
  readonly isMigrating?: boolean;
}

/**
 * Opens the store, brings it up to date, and closes it after `action`. Where a bot runs on the same data folder its
 * embedded server is used and left running; otherwise the server is started for the command and stopped after it.
 * @throws OperatorError when the database cannot be had
 */
export async function withStore<T>(
  context: CliContext,
  config: Config,
  action: (store: Store) => Promise<T>,
  options: StoreOptions = {},
): Promise<T> {
  const { logger } = context;
  return withServer(context, config, async (connectionString) => {
    if (options.isMigrating !== false) await migrate({ connectionString, logger });
    const database = createDatabase({ connectionString, logger, maxConnections: 2 });
    try {
      await checkMoments(database);
      return await action({ database, connectionString });
    } finally {
      await database.close();
    }
  });
}

/** Has one plain connection open while `action` runs. `isAlone` refuses to work beside a bot on the same data folder. */
export async function withConnection<T>(
  context: CliContext,
  config: Config,
  action: (client: Client, connectionString: string) => Promise<T>,
  options: { readonly isAlone?: boolean } = {},
): Promise<T> {
  return withServer(
    context,
    config,
    async (connectionString) => {
      const client = await openClient(
        { connectionString, application_name: 'gunungan operator', connectionTimeoutMillis: CONNECT_MS },
        (fault) => context.logger.warn({ reason: fault.message }, 'database connection lost'),
      );
      return action(client, connectionString).finally(() => client.end());
    },
    options,
  );
}

async function withServer<T>(
  context: CliContext,
  config: Config,
  action: (connectionString: string) => Promise<T>,
  options: { readonly isAlone?: boolean } = {},
): Promise<T> {
  const { database } = config;
  const server =
    database.kind === 'external'
      ? { connectionString: database.url.reveal(), stop: async () => {} }
      : await startEmbedded({
          ...{ dataDir: database.dataDir, logger: context.logger, isSharing: options.isAlone !== true },
        });
  try {
    return await action(server.connectionString);
  } catch (fault) {
    throw explainDatabaseFault(fault, server.connectionString);
  } finally {
    await server.stop();
  }
}
