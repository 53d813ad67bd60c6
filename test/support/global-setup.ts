import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/db/migrate.ts';
import { generateClient } from '../../src/db/prisma-generate.ts';
import { createTroubles } from '../../src/db/troubles.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createQueue } from '../../src/outbox/queue.ts';
import {
  adverseSettings,
  createDatabaseOf,
  createRole,
  ICU_VERSION,
  type Locale,
  type Settings,
  turkish,
} from './adverse-database.ts';
import { type Expected, withClient, withDatabase } from './database-server.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const logger = createLogger('warn');

/**
 * Starts one server for the whole run (or takes the one of `TEST_DATABASE_URL`, whose user must be a superuser) and prepares
 * the template database. All of it belongs to an ordinary role with adverse settings, as a server set up by somebody else has.
 * @returns what cleans up after the run
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await generateClient();
  const url = process.env.TEST_DATABASE_URL;
  const server = url === undefined ? await startTestServer(logger) : { adminUrl: url, close: async () => {} };
  const hasIcu = await withClient(server.adminUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int >= ${ICU_VERSION} AS icu`,
    );
    return rows[0]?.icu === true;
  });
  return prepare(project, {
    server,
    roleSettings: adverseSettings,
    locale: hasIcu ? turkish.locale : undefined,
    expected: {
      settings: adverseSettings,
      collated: hasIcu ? { small: turkish.small, sorted: turkish.sorted } : undefined,
    },
  });
}

/** A server, and what the tests' role and databases on it are like. */
export interface Ground {
  readonly server: TestServer;
  readonly roleSettings: Settings;
  /** Of the databases; undefined: the server's own collation. */
  readonly locale: Locale | undefined;
  readonly expected: Expected | undefined;
}

/** Makes the ordinary role and the template database, and tells the test files of both. */
export async function prepare(project: TestProject, ground: Ground): Promise<() => Promise<void>> {
  const { server, locale, expected } = ground;
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
    await createRole(client, { name: owner, password: ownerUrl.password, settings: ground.roleSettings });
    await createDatabaseOf(client, { name: template, owner, locale });
  });
  await migrate({ connectionString: withDatabase(ownerUrl.toString(), template), logger });
  await createQueueSchema(withDatabase(ownerUrl.toString(), template));
  const names = { owner, template, prefix };
  project.provide('databaseServer', { adminUrl, ownerUrl: ownerUrl.toString(), ...names, locale, expected });
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

async function dropDatabases(adminUrl: string, prefix: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  });
}
