import { Client, type ClientBase } from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { createDatabase } from '../../src/db/client.ts';
import { openClient, sessionSettings, settledPool } from '../../src/db/connection.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { withClient } from '../support/database-server.ts';

let made: TestDatabase;
beforeAll(async () => {
  made = await createTestDatabase();
});
afterAll(() => made.drop());
afterEach(() => {
  delete process.env.PGOPTIONS;
});

const settled = { ...sessionSettings, search_path: 'public' };
const names = Object.keys(settled);
const questions = names.map((name) => `current_setting('${name}') AS "${name}"`).join(', ');

/** What a session says about every setting that the code relies on. */
async function settingsOf(client: Pick<ClientBase, 'query'>): Promise<unknown> {
  return (await client.query(`SELECT ${questions}`)).rows[0];
}

/** A connection as any other program makes it. */
async function plainSettings(url: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return settingsOf(client).finally(() => client.end());
}

function withOptions(options: string): string {
  const url = new URL(made.url);
  url.searchParams.set('options', options);
  return url.toString();
}

test('every setting of the test databases is adverse, and nobody there is a superuser', async () => {
  const { expected } = inject('databaseServer');
  if (expected !== undefined)
    expect(await plainSettings(made.url)).toEqual({ ...expected.settings, client_encoding: 'UTF8' });
  await withClient(made.url, async (client) => {
    const { rows } = await client.query<{ can: boolean; small: string; sorted: string[] }>(
      `SELECT rolsuper OR rolcreatedb OR rolcreaterole AS can, lower('I') AS small,
         (SELECT array_agg(n ORDER BY n) FROM unnest(ARRAY['F10', 'F9', 'Aa', 'Zz']) AS n) AS sorted
       FROM pg_roles WHERE rolname = current_user`,
    );
    expect(rows).toEqual([{ ...rows[0], can: false, ...expected?.collated }]);
  });
});

test('a connection has what the code relies on, whatever the role says', async () => {
  expect(await withClient(made.url, settingsOf)).toEqual(settled);
});

test('… and whatever the address says', async () => {
  const url = withOptions('-c TimeZone=Asia/Jakarta -c DateStyle=SQL,DMY');
  expect(await plainSettings(url)).toMatchObject({ TimeZone: 'Asia/Jakarta' });
  expect(await withClient(url, settingsOf)).toEqual(settled);
});

test('… and whatever PGOPTIONS says', async () => {
  process.env.PGOPTIONS = '-c TimeZone=Asia/Jayapura -c standard_conforming_strings=off';
  expect(await plainSettings(made.url)).toMatchObject({ TimeZone: 'Asia/Jayapura' });
  expect(await withClient(made.url, settingsOf)).toEqual(settled);
});

test('… and whatever the database says', async () => {
  await withClient(made.url, (client) =>
    client.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET TimeZone TO ''Asia/Makassar''', current_database()); END $$`,
    ),
  );
  expect(await withClient(made.url, settingsOf)).toEqual(settled);
});

test('every connection of the client has it, also one that took the place of a lost one', async () => {
  const database = createDatabase({ connectionString: made.url, logger: createLogger('silent') });
  const [first, second] = await Promise.all([database.pool.connect(), database.pool.connect()]);
  expect(await settingsOf(first)).toEqual(settled);
  expect(await settingsOf(second)).toEqual(settled);
  first.release(true);
  second.release(true);
  const rows = await database.prisma.$queryRawUnsafe(`SELECT ${questions}`);
  expect(rows).toEqual([settled]);
  await database.close();
});

test('a connection that is lost while it is lent ends nothing but what is asked over it', async () => {
  const database = createDatabase({ connectionString: made.url, logger: createLogger('silent') });
  const lent = await database.pool.connect();
  const { rows } = await lent.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const lost = new Promise((resolve) => lent.once('end', resolve));
  await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  await lost;
  await expect(lent.query('SELECT 1')).rejects.toThrow();
  lent.release();
  await database.ping();
  await database.close();
});

test('the queue has it on its connections', async () => {
  const boss = new PgBoss({ ...settledPool(made.url), supervise: false, schedule: false });
  await boss.start();
  const { rows } = await boss.getDb().executeSql(`SELECT ${questions}`);
  expect(rows).toEqual([settled]);
  await boss.stop();
});

test('a connection that may wait is not ended by limits of the server', async () => {
  const url = withOptions(
    '-c statement_timeout=1 -c lock_timeout=1 -c idle_in_transaction_session_timeout=1',
  );
  await withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT current_setting('statement_timeout') AS a, current_setting('lock_timeout') AS b,
         current_setting('idle_in_transaction_session_timeout') AS c`,
    );
    expect(rows).toEqual([{ a: '0', b: '0', c: '0' }]);
  });
});

test('a connection that cannot be opened leaves nothing behind', async () => {
  const url = new URL(made.url);
  url.pathname = '/nowhere_at_all';
  await expect(openClient({ connectionString: url.toString() }, () => undefined)).rejects.toThrow(
    'does not exist',
  );
});
