import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../src/db/embedded/index.ts';
import { serverUser } from '../../src/db/embedded/settings.ts';
import type { Logger } from '../../src/lib/logger.ts';
import { MEMORY, roomyFolder } from './roomy-folder.ts';

/** A server for one run of the tests. */
export interface TestServer {
  /** Connection string of its superuser. */
  readonly adminUrl: string;
  readonly close: () => Promise<void>;
}

/** A test database is thrown away, so it need not survive a power cut; many files may hold connections at once. */
export const quickSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  deadlock_timeout: '100ms',
  max_wal_size: '256MB',
};

const RUN_PREFIX = 'gunungan-run-';

/** Starts the PostgreSQL that comes with the bot, in memory where there is room. */
export async function startTestServer(logger: Logger): Promise<TestServer> {
  await removeAbandoned(logger);
  const dataDir = await mkdtemp(join(await roomyFolder(), RUN_PREFIX));
  const server = await startEmbedded({ dataDir, logger, settings: quickSettings });
  const adminUrl = new URL(server.connectionString);
  adminUrl.username = serverUser;
  return {
    adminUrl: adminUrl.toString(),
    close: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function runFolders(base: string): Promise<readonly string[]> {
  const names = await readdir(base).catch(() => []);
  return names.filter((name) => name.startsWith(RUN_PREFIX)).map((name) => join(base, name));
}

/** Stops the servers of runs that were killed, and removes their folders. A run that goes on holds its folder's lock. */
async function removeAbandoned(logger: Logger): Promise<void> {
  for (const dataDir of [...(await runFolders(tmpdir())), ...(await runFolders(MEMORY))]) {
    const isRunning = await access(join(dataDir, 'postgres', 'postmaster.pid')).then(
      () => true,
      () => false,
    );
    if (!isRunning) continue;
    const server = await startEmbedded({ dataDir, logger }).catch(() => undefined);
    if (server === undefined) continue;
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
