import { randomUUID } from 'node:crypto';
import { Client, DatabaseError } from 'pg';
import { OperatorError } from '../lib/error.ts';
import type { Logger } from '../lib/logger.ts';
import { explainDatabaseFault } from './database-fault.ts';
import { listMigrations, migrationsFolder, readMigration } from './migration-files.ts';

/** What the migration of a database needs to know. */
export interface MigrateOptions {
  readonly connectionString: string;
  readonly logger: Logger;
  /** Folder of the migrations; only tests change it. */
  readonly folder?: string;
}

/** The key by which `prisma migrate deploy` also locks a database, so that neither runs beside the other. */
const MIGRATION_LOCK_KEY = 72_707_369;

/** The table as Prisma's schema engine makes it. */
const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Brings the database up to this code: applies the migrations it lacks, each with its line in the history in one transaction,
 * so that a migration that fails leaves nothing behind and is tried again at the next start.
 * Several bots may start at once. The history is the one of `prisma migrate deploy`.
 * @returns names of the migrations that were applied now
 * @throws OperatorError when the database is out of reach, newer than this code, or a migration fails
 */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  const client = new Client({
    connectionString: options.connectionString,
    connectionTimeoutMillis: 10_000,
    application_name: 'gunungan migrate',
  });
  client.on('error', (fault) => options.logger.warn({ reason: fault.message }, 'database connection lost'));
  try {
    await client.connect();
    const known = await listMigrations(options.folder);
    if ((await pendingMigrations(client, known)).length === 0) return [];
    return await applyPending(client, known, options);
  } catch (fault) {
    throw explainDatabaseFault(fault, options.connectionString);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function applyPending(
  client: Client,
  known: readonly string[],
  options: MigrateOptions,
): Promise<readonly string[]> {
  await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK_KEY]);
  const pending = await pendingMigrations(client, known);
  await client.query(HISTORY_TABLE);
  for (const name of pending) {
    await applyMigration(client, name, options.folder ?? migrationsFolder);
    options.logger.info({ migration: name }, 'migration applied');
  }
  return pending;
}

async function applyMigration(client: Client, name: string, folder: string): Promise<void> {
  const { sql, checksum } = await readMigration(name, folder);
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => undefined);
    if (!(cause instanceof DatabaseError) || cause.code === '42501' || cause.code === '53100') throw cause;
    throw new OperatorError({
      code: 'migration-failed',
      message: `The database could not be brought up to date: migration ${name} failed (${cause.message}).`,
      nextStep: 'Nothing was changed. Start the version of the bot that ran before, and report this line.',
      cause,
    });
  }
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
  if (newer !== undefined) {
    throw new OperatorError({
      code: 'database-newer',
      message: `The database was already used by a newer version of the bot (migration ${newer.name}).`,
      nextStep: 'Start that version or a later one.',
    });
  }
  const applied = new Set(history.map(({ name }) => name));
  return known.filter((name) => !applied.has(name));
}

interface HistoryLine {
  readonly name: string;
  readonly isFinished: boolean;
}

async function readHistory(client: Client): Promise<readonly HistoryLine[]> {
  try {
    const { rows } = await client.query<HistoryLine>(
      `SELECT "migration_name" AS "name", "finished_at" IS NOT NULL AS "isFinished"
       FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
    );
    return rows;
  } catch (fault) {
    if (fault instanceof DatabaseError && fault.code === '42P01') return [];
    throw fault;
  }
}
