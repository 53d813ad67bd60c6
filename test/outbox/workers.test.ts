import type { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDatabase, type Database } from '../../src/db/client.ts';
import { openClient } from '../../src/db/connection.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { listDeadWorkers, WORKER_LOCK } from '../../src/outbox/workers/workers.store.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { withClient } from '../support/database-server.ts';

let made: TestDatabase;
let database: Database;
let living: Client;
beforeEach(async () => {
  made = await createTestDatabase();
  await withClient(made.url, async (client) => {
    await client.query(`CREATE SCHEMA told`);
    await client.query('INSERT INTO worker (id, started_at) VALUES (1, now()), (2, now()), (3, now())');
  });
  living = await openClient({ connectionString: made.url }, () => undefined);
  await living.query('SELECT pg_advisory_lock($1, 2)', [WORKER_LOCK]);
});
afterEach(async () => {
  await database.close();
  await living.end();
  await made.drop();
});

/** Opens the database as it is so long after the server was started, whatever its clock says. */
async function openAfter(sinceStart: string): Promise<void> {
  await withClient(made.url, (client) =>
    client.query(`
      CREATE FUNCTION told.clock_timestamp() RETURNS timestamptz LANGUAGE sql
      AS $$ SELECT pg_postmaster_start_time() + interval '${sinceStart}' $$`),
  );
  database = createDatabase({ connectionString: made.url, logger: createLogger('silent') });
  database.pool.prependListener('connect', (client) =>
    client.query('SET search_path TO public, told, pg_catalog'),
  );
}

test.each(['11 seconds', '9 days', '-1 second', '-9 days'])(
  'who holds no lock is dead by a clock that is %s from the start of the database',
  async (sinceStart) => {
    await openAfter(sinceStart);
    expect(await listDeadWorkers(database.prisma, 1)).toEqual([3]);
  },
);

test('nobody counts as dead while the living take their locks again', async () => {
  await openAfter('9 seconds');
  expect(await listDeadWorkers(database.prisma, 1)).toEqual([]);
});
