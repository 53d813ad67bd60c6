import { type EmbeddedPostgres, startEmbedded } from '../../src/db/embedded/index.ts';
import { createLogger } from '../../src/lib/logger.ts';
import type { TestDatabase } from './database.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A database on a PostgreSQL server of a test's own, which can go away and come back. */
export interface StoppableDatabase extends TestDatabase {
  /** Stops the server as its operators do; resolves when it is down. */
  stop(): Promise<void>;
  /** Starts it again on the same data, under the same address. */
  start(): Promise<void>;
}

/** Starts the server, in a folder that is removed when the test has ended; the bot's start brings it up to date. */
export async function startStoppableDatabase(): Promise<StoppableDatabase> {
  const dataDir = await temporaryFolder();
  const begin = (): Promise<EmbeddedPostgres> =>
    startEmbedded({ dataDir, logger: createLogger('silent'), settings: { fsync: 'off' } });
  let server = await begin();
  const stop = (): Promise<void> => server.stop();
  return {
    url: server.connectionString,
    stop,
    start: async () => {
      server = await begin();
    },
    drop: stop,
  };
}
