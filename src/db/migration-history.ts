import { randomUUID } from 'node:crypto';
import { type Client, DatabaseError, type Pool } from 'pg';
import { OperatorError } from '../lib/error.ts';
import type { Migration } from './migration-files.ts';

/** PostgreSQL's code for a table that does not exist (manual, appendix A). */
const NO_TABLE = '42P01';

/** The table of applied migrations as Prisma's schema engine makes it, so that its own tools can go on with it. */
export const historyTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** A line of the history that counts. */
export interface HistoryLine {
  readonly name: string;
  /** False for one that another program began and did not end; this one's are all or nothing. */
  readonly isFinished: boolean;
}

/** The history of the database, without what was rolled back; empty for a new database. */
export async function readHistory(client: Client): Promise<readonly HistoryLine[]> {
  try {
    const { rows } = await client.query<HistoryLine>(
      `SELECT "migration_name" AS "name", "finished_at" IS NOT NULL AS "isFinished"
       FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
    );
    return rows;
  } catch (fault) {
    if (fault instanceof DatabaseError && fault.code === NO_TABLE) return [];
    throw fault;
  }
}

/** The first line of the history that is none of `known`. */
export async function findUnknownMigration(
  pool: Pick<Pool, 'query'>,
  known: readonly string[],
): Promise<string | undefined> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT "migration_name" AS "name" FROM "_prisma_migrations"
     WHERE "rolled_back_at" IS NULL AND "migration_name" <> ALL($1) ORDER BY 1 LIMIT 1`,
    [known],
  );
  return rows[0]?.name;
}

/** The error for a database that a newer version has changed. */
export function databaseNewer(migration: string): OperatorError {
  return new OperatorError({
    code: 'database-newer',
    message: `The database was already used by a newer version of the bot (migration ${migration}).`,
    nextStep: 'Start that version or a later one.',
  });
}

/** Runs a migration's script and adds its line to the history; the caller has opened the transaction. */
export async function runMigration(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql);
  await client.query(
    `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
     VALUES ($1, $2, $3, clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}
