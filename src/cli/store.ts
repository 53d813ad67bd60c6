import type { Config } from '../config.ts';
import { createDatabase, type Database } from '../db/client.ts';
import { explainDatabaseFault } from '../db/database-fault.ts';
import { startEmbedded } from '../db/embedded/index.ts';
import { migrate } from '../db/migrate.ts';
import type { CliContext } from './context.ts';

/** The opened store of an operators' command. */
export interface Store {
  readonly database: Database;
  readonly connectionString: string;
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
  context: CliContext,
  config: Config,
  action: (store: Store) => Promise<T>,
  options: StoreOptions = {},
): Promise<T> {
  const { logger } = context;
  const server =
    config.database.kind === 'external'
      ? { connectionString: config.database.url.reveal(), stop: async () => {} }
      : await startEmbedded({ dataDir: config.database.dataDir, logger, isSharing: true });
  try {
    const { connectionString } = server;
    if (options.isMigrating !== false) await migrate({ connectionString, logger });
    const database = createDatabase({ connectionString, logger, maxConnections: 2 });
    try {
      return await action({ database, connectionString });
    } catch (fault) {
      throw explainDatabaseFault(fault, connectionString);
    } finally {
      await database.close();
    }
  } finally {
    await server.stop();
  }
}
