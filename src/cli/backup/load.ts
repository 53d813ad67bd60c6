import type { Client } from 'pg';
import { OperatorError } from '../../lib/error.ts';
import { appliedMigrations, existingTables } from './catalogue.ts';
import type { BackupHead, BackupTable, BackupTail } from './format.ts';
import { type OwnNames, readOwnNames } from './own-names.ts';
import { badBackup, readBackup, verifyBackup } from './read.ts';

/** Rows that one statement takes. */
const BATCH = 1_000;

/**
 * Puts a backup into a database, all or nothing: the bot's tables are made anew as they were when it was made, and filled.
 * Later migrations are for the caller to apply.
 * @param options.isReplacing whether what is in the database may go
 * @returns how many rows it holds
 * @throws OperatorError when the file is bad, the database is not empty, or a bot works on it
 */
export async function loadBackup(
  client: Client,
  options: { readonly path: string; readonly isReplacing: boolean },
): Promise<number> {
  const { head, tail } = await verifyBackup(options.path);
  const own = await readOwnNames();
  refuseUnknown(head, own, options.path);
  await refuseBesideBot(client);
  await client.query('BEGIN');
  try {
    if (!options.isReplacing) await refuseFilled(client, own);
    await removeOwn(client, own);
    await makeSchema(client, head, own);
    await fillTables(client, options.path);
    await setSequences(client, tail);
    await client.query('COMMIT');
  } catch (fault) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw fault;
  }
  return tail.rows;
}

function refuseUnknown(head: BackupHead, own: OwnNames, path: string): void {
  const known = new Map(own.migrations.map(({ name, checksum }) => [name, checksum]));
  const unknown = head.migrations.find(({ name, checksum }) => known.get(name) !== checksum);
  if (unknown === undefined) return;
  throw badBackup(
    `${path} was made by a newer or another version of the bot (migration ${unknown.name}).`,
    'Restore it with that version.',
  );
}

/**
 * Refuses to go on while something else works on the database.
 * @throws OperatorError `restore-beside-bot`
 */
export async function refuseBesideBot(client: Client): Promise<void> {
  const { rows } = await client.query<{ count: string }>(
    `SELECT count(*) AS count FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'gunungan'`,
  );
  if (rows[0]?.count === '0') return;
  throw new OperatorError({
    code: 'restore-beside-bot',
    message: 'A bot or another command works on this database.',
    nextStep: 'Stop it first, then try again.',
  });
}

async function refuseFilled(client: Client, own: OwnNames): Promise<void> {
  if ((await appliedMigrations(client)).length === 0) return;
  for (const { table } of await existingTables(client, own.tables)) {
    const { rowCount } = await client.query(`SELECT FROM ${client.escapeIdentifier(table)} LIMIT 1`);
    if (rowCount === 0) continue;
    throw new OperatorError({
      code: 'restore-filled',
      message: `The database is not empty (${table} has rows).`,
      nextStep: 'Make a backup of it, then add --replace to put the restored data in its place.',
    });
  }
}

/** Waiting jobs go too: they speak of rows that will not be there. The bot makes its queue anew. */
async function removeOwn(client: Client, own: OwnNames): Promise<void> {
  await client.query('DROP SCHEMA IF EXISTS pgboss CASCADE');
  for (const table of [...own.tables, '_prisma_migrations']) {
    await client.query(`DROP TABLE IF EXISTS public.${client.escapeIdentifier(table)} CASCADE`);
  }
  for (const name of own.functions) {
    await client.query(`DROP FUNCTION IF EXISTS public.${client.escapeIdentifier(name)} CASCADE`);
  }
}

async function makeSchema(client: Client, head: BackupHead, own: OwnNames): Promise<void> {
  await client.query(HISTORY_TABLE);
  for (const { name, checksum } of head.migrations) {
    await client.query(own.migrations.find((migration) => migration.name === name)?.sql ?? '');
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES (gen_random_uuid()::text, $1, $2, clock_timestamp(), 1)`,
      [checksum, name],
    );
  }
}

/** As Prisma's schema engine makes it. */
const HISTORY_TABLE = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

async function fillTables(client: Client, path: string): Promise<void> {
  let table: BackupTable | undefined;
  let waiting: string[] = [];
  const flush = async (): Promise<void> => {
    if (table !== undefined && waiting.length > 0) await insertRows(client, table, waiting);
    waiting = [];
  };
  for await (const { line } of readBackup(path)) {
    if (line.kind === 'row') {
      waiting.push(line.json);
      if (waiting.length === BATCH) await flush();
      continue;
    }
    await flush();
    if (line.kind === 'table') table = line.table;
  }
}

async function insertRows(
  client: Client,
  { table, columns }: BackupTable,
  rows: readonly string[],
): Promise<void> {
  const name = `public.${client.escapeIdentifier(table)}`;
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  await client.query(
    `INSERT INTO ${name} (${list}) SELECT ${list} FROM json_populate_recordset(NULL::${name}, $1::json)`,
    [`[${rows.join(',')}]`],
  );
}

async function setSequences(client: Client, tail: BackupTail): Promise<void> {
  for (const { name, value, isCalled } of tail.sequences) {
    const sequence = `public.${client.escapeIdentifier(name)}`;
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [sequence, value, isCalled]);
  }
}
