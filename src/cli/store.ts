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

/** Where an operators' command works. */
export interface CliPlace {
  readonly context: CliContext;
  readonly config: Config;
}

/** The same, alone or beside a bot on the same data folder. */
export interface LonePlace extends CliPlace {
  readonly isAlone?: boolean;
}

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
  { isMigrating = true, ...place }: CliPlace & StoreOptions,
  action: (store: Store) => Promise<T>,
): Promise<T> {
  const { logger } = place.context;
  return withServer(place, async (connectionString) => {
    if (isMigrating) await migrate({ connectionString, logger });
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
  place: LonePlace,
  action: (client: Client, connectionString: string) => Promise<T>,
): Promise<T> {
  return withServer(place, async (connectionString) => {
    const client = await openClient(
      { connectionString, application_name: 'gunungan operator', connectionTimeoutMillis: CONNECT_MS },
      (fault) => place.context.logger.warn({ reason: fault.message }, 'database connection lost'),
    );
    return action(client, connectionString).finally(() => client.end());
  });
}

async function withServer<T>(
  { context, config, isAlone = false }: LonePlace,
  action: (connectionString: string) => Promise<T>,
): Promise<T> {
  const { database } = config;
  const server =
    database.kind === 'external'
      ? { connectionString: database.url.reveal(), stop: async () => {} }
      : await startEmbedded({
          ...{ dataDir: database.dataDir, logger: context.logger, isSharing: !isAlone },
        });
  try {
    return await action(server.connectionString);
  } catch (fault) {
    throw explainDatabaseFault(fault, server.connectionString);
  } finally {
    await server.stop();
  }
}
