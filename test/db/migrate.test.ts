import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { openClient } from '../../src/db/connection.ts';
import { migrate } from '../../src/db/migrate.ts';
import { listMigrations, migrationsFolder } from '../../src/db/migration-files.ts';
import { diffToSchema, openSchemaEngine } from '../../src/db/schema-engine.ts';
import { OperatorError } from '../../src/lib/error.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { ICU_VERSION } from '../support/adverse-database.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { withClient, withDatabase } from '../support/database-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const logger = createLogger('silent');
let database: TestDatabase;

beforeEach(async () => {
  database = await createEmptyDatabase();
});
afterEach(async () => {
  await database.drop();
});

function run(folder?: string): Promise<readonly string[]> {
  return migrate({ connectionString: database.url, logger, ...(folder === undefined ? {} : { folder }) });
}

async function fault(folder: string): Promise<OperatorError> {
  const thrown: unknown = await run(folder).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (thrown instanceof OperatorError) return thrown;
  throw thrown;
}

async function query(sql: string): Promise<readonly Record<string, unknown>[]> {
  return withClient(database.url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
}

/** A folder of migrations made up for a test. */
async function migrations(scripts: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, sql] of Object.entries(scripts)) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'migration.sql'), sql);
  }
  return folder;
}

test('the migrations make the whole schema, once', async () => {
  expect(await run()).toEqual(await listMigrations());
  expect(await run()).toEqual([]);
  expect(await diffToSchema(database.url)).toBe('-- This is an empty migration.');
});

test("Prisma's own engine finds the history in order", async () => {
  await run();
  const engine = await openSchemaEngine(database.url);
  const names = await listMigrations();
  const scripts = await Promise.all(
    names.map((name) => readFile(join(migrationsFolder, name, 'migration.sql'), 'utf8')),
  );
  const diagnosis = await engine.diagnoseMigrationHistory({
    migrationsList: {
      baseDir: migrationsFolder,
      lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
      shadowDbInitScript: '',
      migrationDirectories: names.map((path, at) => ({
        path,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: scripts[at] ?? '' } },
      })),
    },
    optInToShadowDatabase: false,
    filters: { externalTables: [], externalEnums: [] },
  });
  engine.free();
  expect(diagnosis).toMatchObject({
    editedMigrationNames: [],
    failedMigrationNames: [],
    hasMigrationsTable: true,
    history: null,
  });
});

test('several bots that start at once apply each migration once', async () => {
  const applied = await Promise.all([run(), run(), run()]);
  expect(applied.flat().sort()).toEqual(await listMigrations());
});

test('a migration that fails leaves nothing behind and is tried again when it is mended', async () => {
  const good = 'CREATE TABLE "first" ("id" INT);';
  const folder = await migrations({
    '1_first': good,
    '2_second': 'CREATE TABLE "second" ("id" INT); INSERT INTO "nowhere" VALUES (1);',
  });
  const failed = await fault(folder);
  expect(failed.code).toBe('migration-failed');
  expect(failed.message).toContain('migration 2_second failed (relation "nowhere" does not exist)');
  expect(failed.nextStep).toContain('Before it 1 went through and stand, up to 1_first');
  expect(await query(`SELECT to_regclass('second') AS "table"`)).toEqual([{ table: null }]);
  expect((await fault(folder)).nextStep).toContain('Nothing was changed');
  await writeFile(join(folder, '2_second', 'migration.sql'), 'CREATE TABLE "second" ("id" INT);');
  expect(await run(folder)).toEqual(['2_second']);
});

test('a script may hold semicolons in function bodies, texts and comments', async () => {
  const sql = `-- one; two
    CREATE FUNCTION "say"() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a;b'; END; $$;`;
  await run(await migrations({ '1_say': sql }));
  expect(await query('SELECT "say"() AS "said"')).toEqual([{ said: 'a;b' }]);
});

test('a database of a newer bot is left alone', async () => {
  await run(await migrations({ '1_first': 'SELECT 1;', '9_later': 'SELECT 1;' }));
  const refused = await fault(await migrations({ '1_first': 'SELECT 1;' }));
  expect(refused.code).toBe('database-newer');
  expect(refused.message).toContain('9_later');
});

test('a migration that another program left half done is not built upon', async () => {
  const folder = await migrations({ '1_first': 'SELECT 1;', '2_second': 'SELECT 1;' });
  await run(await migrations({ '1_first': 'SELECT 1;' }));
  await query(
    `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name") VALUES ('x', 'y', '2_second')`,
  );
  expect((await fault(folder)).code).toBe('migration-unfinished');
});

test('a database that cannot hold every letter is refused', async () => {
  const { adminUrl, prefix } = inject('databaseServer');
  const name = `${prefix}ascii`;
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ provider: string }>(
      `SELECT CASE WHEN current_setting('server_version_num')::int >= ${ICU_VERSION} THEN 'LOCALE_PROVIDER libc' ELSE '' END AS provider`,
    );
    const options = `ENCODING 'SQL_ASCII' TEMPLATE template0 LOCALE 'C' ${rows[0]?.provider ?? ''}`;
    await client.query(`CREATE DATABASE ${name} ${options}`);
  });
  const connectionString = withDatabase(adminUrl, name);
  await expect(migrate({ connectionString, logger })).rejects.toThrow(
    'The database has the encoding SQL_ASCII, and the bot needs UTF8.',
  );
});

test('the audit trail refuses changes', async () => {
  await run();
  await query(
    `INSERT INTO "audit_entry" ("forum_id", "at", "actor", "action") VALUES (1, now(), 'system', 'x')`,
  );
  for (const sql of [
    `UPDATE "audit_entry" SET "action" = 'y'`,
    'DELETE FROM "audit_entry"',
    'TRUNCATE "audit_entry"',
  ]) {
    await expect(query(sql)).rejects.toThrow('audit entries are never changed or removed');
  }
});

test('a schema that is missing is not made where public holds a bot, with both ways out', async () => {
  const address = new URL(database.url);
  address.searchParams.set('schema', 'gunungan');
  const named = { connectionString: address.toString(), logger };
  await run();
  const refused = await migrate(named).catch((reason: unknown) => reason);
  expect(refused).toMatchObject({
    code: 'schema-elsewhere',
    exitCode: 78,
    nextStep: expect.stringMatching(/leave schema=gunungan out.*CREATE SCHEMA gunungan;/),
  });
  expect(await query(`SELECT FROM pg_namespace WHERE nspname = 'gunungan'`)).toEqual([]);
  await query('CREATE SCHEMA gunungan');
  expect(await migrate(named)).toEqual(await listMigrations());
});

test('the tables of a 0.1.0 that still runs are left alone; once it has ended they are brought up to date', async () => {
  const all = await listMigrations();
  const of010 = all.slice(0, all.indexOf('20261130195200_one_holder'));
  const folder = await temporaryFolder();
  for (const name of of010) await cp(join(migrationsFolder, name), join(folder, name), { recursive: true });
  expect(await run(folder)).toEqual(of010);
  const address = { connectionString: database.url, application_name: 'gunungan' };
  const bot = await openClient(address, () => undefined);
  const refusal = await fault(migrationsFolder);
  expect(refusal).toMatchObject({ code: 'older-bot-runs', exitCode: 78 });
  expect(refusal.nextStep).toContain('Stop every other process of the bot');
  expect(await query('SELECT migration_name FROM _prisma_migrations')).toHaveLength(of010.length);
  await bot.end();
  expect(await run()).toEqual(all.slice(of010.length));
});
