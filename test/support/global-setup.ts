import { randomBytes } from 'node:crypto';
import { access, constants, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/db/embedded/index.ts';
import { serverUser } from '../../src/db/embedded/settings.ts';
import { migrate } from '../../src/db/migrate.ts';
import { generateClient } from '../../src/db/prisma-generate.ts';
import { createTroubles } from '../../src/db/troubles.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createQueue } from '../../src/outbox/queue.ts';
import { createAdverseDatabase, createAdverseRole } from './adverse-database.ts';
import { withClient, withDatabase } from './database-server.ts';

const logger = createLogger('warn');

/** A test database is thrown away, so it need not survive a power cut; many files may hold connections at once. */
const testSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  deadlock_timeout: '100ms',
  max_wal_size: '256MB',
};

const RUN_PREFIX = 'gunungan-run-';
/** Memory as a file system: making a database there takes a twentieth of what it takes on a busy disk. */
const MEMORY = '/dev/shm';
/** A run holds a few dozen databases of some ten megabytes, and its log. */
const ROOM_BYTES = 2 * 1024 ** 3;

/**
 * Starts one server for the whole run (or takes the one of `TEST_DATABASE_URL`, whose user must be a superuser) and prepares
 * the template database. All of it belongs to an ordinary role with adverse settings, as a server set up by somebody else has.
 * @returns what cleans up after the run
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await generateClient();
  const server = await openServer(process.env.TEST_DATABASE_URL);
  const prefix = `gunungan_test_${randomBytes(4).toString('hex')}_`;
  const template = `${prefix}template`;
  const { adminUrl } = server;
  const owner = `${prefix}owner`;
  const ownerUrl = new URL(adminUrl);
  ownerUrl.username = owner;
  // What the embedded server's own address says would hide the adverse settings.
  ownerUrl.searchParams.delete('options');
  ownerUrl.password = randomBytes(12).toString('hex');
  await withClient(adminUrl, async (client) => {
    await createAdverseRole(client, { name: owner, password: ownerUrl.password });
    await createAdverseDatabase(client, { name: template, owner });
  });
  await migrate({ connectionString: withDatabase(ownerUrl.toString(), template), logger });
  await createQueueSchema(withDatabase(ownerUrl.toString(), template));
  project.provide('databaseServer', { adminUrl, ownerUrl: ownerUrl.toString(), owner, template, prefix });
  return async () => {
    await dropDatabases(adminUrl, prefix);
    await withClient(adminUrl, (client) => client.query(`DROP ROLE ${owner}`));
    await server.close();
  };
}

/** The queue makes its tables when it first starts; once in the template, that is done for every test. */
async function createQueueSchema(connectionString: string): Promise<void> {
  const queue = createQueue({ connectionString, troubles: createTroubles(logger), handle: async () => {} });
  await queue.start();
  await queue.stop();
}

interface OpenServer {
  readonly adminUrl: string;
  readonly close: () => Promise<void>;
}

async function openServer(externalUrl: string | undefined): Promise<OpenServer> {
  if (externalUrl !== undefined) return { adminUrl: externalUrl, close: async () => {} };
  await removeAbandoned();
  const dataDir = await mkdtemp(join((await hasRoom(MEMORY)) ? MEMORY : tmpdir(), RUN_PREFIX));
  const server = await startEmbedded({ dataDir, logger, settings: testSettings });
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

async function hasRoom(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}

async function runFolders(base: string): Promise<readonly string[]> {
  const names = await readdir(base).catch(() => []);
  return names.filter((name) => name.startsWith(RUN_PREFIX)).map((name) => join(base, name));
}

/** Stops the servers of runs that were killed, and removes their folders. A run that goes on holds its folder's lock. */
async function removeAbandoned(): Promise<void> {
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

async function dropDatabases(adminUrl: string, prefix: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  });
}
