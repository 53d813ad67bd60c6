import { type Client, DatabaseError } from 'pg';
import { schemaOf } from '../lib/database-url.ts';
import { OperatorError } from '../lib/error.ts';
import type { Logger } from '../lib/logger.ts';
import { openClient } from './connection.ts';
import { explainDatabaseFault } from './database-fault.ts';
import { listMigrations, migrationsFolder, readMigration } from './migration-files.ts';
import { databaseNewer, historyTable, readHistory, runMigration } from './migration-history.ts';
import { refuseBesideOlder } from './older-bot.ts';
import { checkServer } from './server-check.ts';
import { refuseShifted } from './shifted-moments.ts';
import { createTroubles } from './troubles.ts';

/** What the migration of a database needs to know. */
export interface MigrateOptions {
  readonly connectionString: string;
  readonly logger: Logger;
  /** Folder of the migrations; only tests change it. */
  readonly folder?: string;
}

/** The key by which `prisma migrate deploy` also locks a database, so that neither runs beside the other. */
const MIGRATION_LOCK_KEY = 72_707_369;

/**
 * Brings the database up to this code: applies the migrations it lacks, each with its line in the history in one transaction,
 * so that a migration that fails leaves nothing behind and is tried again at the next start.
 * Several bots may start at once. The history is the one of `prisma migrate deploy`.
 * @returns names of the migrations that were applied now
 * @throws OperatorError when the database is out of reach, newer than this code, holds shifted moments, is used by a bot of 0.1.0, or a
 * migration fails
 */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  const { connectionString } = options;
  const troubles = createTroubles(options.logger);
  let client: Client | undefined;
  try {
    client = await openClient(
      { connectionString, connectionTimeoutMillis: 10_000, application_name: 'gunungan migrate' },
      (fault) => troubles.report(fault, { message: 'database connection lost' }),
    );
    // What a migration had to repair.
    client.on('notice', ({ severity, message }) => {
      if (severity === 'WARNING') options.logger.warn({ repair: message }, 'migration repaired data');
    });
    const known = await listMigrations(options.folder);
    const pending = await pendingMigrations(client, known);
    await refuseShifted(client);
    if (pending.length === 0) return [];
    return await applyPending(client, { ...options, known });
  } catch (fault) {
    throw explainDatabaseFault(fault, connectionString);
  } finally {
    await client?.end().catch(() => undefined);
  }
}

async function applyPending(
  client: Client,
  { known, ...options }: MigrateOptions & { readonly known: readonly string[] },
): Promise<readonly string[]> {
  await checkServer(client);
  await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK_KEY]);
  const pending = await pendingMigrations(client, known);
  await refuseBesideOlder(client, new Set(known.filter((name) => !pending.includes(name))));
  const schema = schemaOf(options.connectionString);
  await refuseForsaking(client, schema);
  await ensureSchema(client, schema);
  await client.query(historyTable);
  for (const [index, name] of pending.entries()) {
    const before = pending.slice(0, index);
    await applyMigration(client, { name, folder: options.folder ?? migrationsFolder, before });
    options.logger.info({ migration: name }, 'migration applied');
  }
  return pending;
}

/**
 * Refuses to make a schema beside a bot's tables in `public`: version 0.1.0 kept there whatever the address said of a schema, and
 * a start in an empty one would look as if everybody were gone.
 * @throws OperatorError `schema-elsewhere`
 */
export async function refuseForsaking(client: Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ forsakes: boolean }>(
    `SELECT to_regnamespace(quote_ident($1)) IS NULL AND to_regclass('public.audit_entry') IS NOT NULL
       AND to_regclass('public._prisma_migrations') IS NOT NULL AS forsakes`,
    [schema],
  );
  if (rows[0]?.forsakes !== true) return;
  throw new OperatorError({
    code: 'schema-elsewhere',
    message: `DATABASE_URL names the schema ${schema}, which is not there, while public of this database holds a bot.`,
    nextStep: `To go on with that bot, leave schema=${schema} out. To have another one beside it, make the schema first: CREATE SCHEMA ${schema};`,
    exitCode: 78,
  });
}

/** Makes the bot's schema where it is missing; the right to make one is not needed where it is there. */
export async function ensureSchema(client: Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regnamespace($1) IS NOT NULL AS there', [
    schema,
  ]);
  if (rows[0]?.there !== true) await client.query(`CREATE SCHEMA ${client.escapeIdentifier(schema)}`);
}

async function applyMigration(
  client: Client,
  {
    name,
    folder,
    before,
  }: { readonly name: string; readonly folder: string; readonly before: readonly string[] },
): Promise<void> {
  const migration = await readMigration(name, folder);
  try {
    await client.query('BEGIN');
    await runMigration(client, migration);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => undefined);
    if (!(cause instanceof DatabaseError) || cause.code === '42501' || cause.code === '53100') throw cause;
    throw new OperatorError({
      code: 'migration-failed',
      message: `The database could not be brought up to date: migration ${name} failed (${cause.message}).`,
      nextStep: afterFailure(before),
      cause,
    });
  }
}

/** What is so after a migration failed, which is undone; those `before` it have gone through and stand. */
function afterFailure(before: readonly string[]): string {
  const last = before.at(-1);
  return last === undefined
    ? 'Nothing was changed. Start the version of the bot that ran before, and report this line.'
    : `What it began is undone. Before it ${before.length} went through and stand, up to ${last}; the version that ran before does not start on them. Report this line, and to go on with that version put back the backup from before the upgrade.`;
}

/** The migrations that the database lacks, oldest first. */
async function pendingMigrations(client: Client, known: readonly string[]): Promise<readonly string[]> {
  const history = await readHistory(client);
  const failed = history.find(({ isFinished }) => !isFinished);
  if (failed !== undefined) {
    throw new OperatorError({
      code: 'migration-unfinished',
      message: `Another program left migration ${failed.name} of the database half done.`,
      nextStep: 'Restore a backup, or mend it and mark it with "prisma migrate resolve".',
    });
  }
  const newer = history.find(({ name }) => !known.includes(name));
  if (newer !== undefined) throw databaseNewer(newer.name);
  const applied = new Set(history.map(({ name }) => name));
  return known.filter((name) => !applied.has(name));
}
