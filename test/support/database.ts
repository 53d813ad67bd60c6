import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { inject } from 'vitest';
import { createDatabase, type Database } from '../../src/db/client.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createDatabaseOf, ICU_VERSION } from './adverse-database.ts';
import { withClient, withDatabase } from './database-server.ts';

/** A database of a test's own. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it, also when something is still connected. */
  drop(): Promise<void>;
}

/** Makes a database with all migrations and no rows (tens of milliseconds: it is copied from a template). */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { template } = inject('databaseServer');
  return makeDatabase(async (client, { name, owner }) => {
    // Copying files is several times faster than copying through the log, where nothing is synced to disk; older servers
    // know no other way.
    const { rows } = await client.query<{ strategy: string }>(
      `SELECT CASE WHEN current_setting('server_version_num')::int >= ${ICU_VERSION} THEN 'STRATEGY FILE_COPY' ELSE '' END AS strategy`,
    );
    await client.query(
      `CREATE DATABASE ${name} OWNER ${owner} TEMPLATE ${template} ${rows[0]?.strategy ?? ''}`,
    );
  });
}

/** Makes a database with nothing in it at all. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const { locale } = inject('databaseServer');
  return makeDatabase((client, place) => createDatabaseOf(client, { ...place, locale }));
}

/** A migrated database with the client open on it; `close` ends the client and drops the database. */
export async function openTestDatabase(): Promise<Database & TestDatabase> {
  const made = await createTestDatabase();
  const database = createDatabase({ connectionString: made.url, logger: createLogger('silent') });
  const close = (): Promise<void> => database.close().then(made.drop);
  return { ...database, ...made, close };
}

async function makeDatabase(
  make: (client: Client, place: { readonly name: string; readonly owner: string }) => Promise<unknown>,
): Promise<TestDatabase> {
  const { adminUrl, ownerUrl, owner, prefix } = inject('databaseServer');
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  await withClient(adminUrl, (client) => make(client, { name, owner }));
  return {
    url: withDatabase(ownerUrl, name),
    drop: () =>
      withClient(adminUrl, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}
