import { randomBytes } from 'node:crypto';
import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/db/embedded/index.ts';
import { serverUser } from '../../src/db/embedded/settings.ts';
import { migrate } from '../../src/db/migrate.ts';
import { generateClient } from '../../src/db/prisma-generate.ts';
import { createLogger } from '../../src/lib/logger.ts';
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
};

const RUN_PREFIX = 'gunungan-run-';

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
  project.provide('databaseServer', { adminUrl, ownerUrl: ownerUrl.toString(), owner, template, prefix });
  return async () => {
    await dropDatabases(adminUrl, prefix);
    await withClient(adminUrl, (client) => client.query(`DROP ROLE ${owner}`));
    await server.close();
  };
}

interface OpenServer {
  readonly adminUrl: string;
  readonly close: () => Promise<void>;
}

async function openServer(externalUrl: string | undefined): Promise<OpenServer> {
  if (externalUrl !== undefined) return { adminUrl: externalUrl, close: async () => {} };
  await removeAbandoned();
  const dataDir = await mkdtemp(join(tmpdir(), RUN_PREFIX));
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

/** Stops the servers of runs that were killed, and removes their folders. A run that goes on holds its folder's lock. */
async function removeAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(RUN_PREFIX));
  for (const dataDir of names.map((name) => join(tmpdir(), name))) {
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
