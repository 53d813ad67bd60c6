import type { FileHandle } from 'node:fs/promises';
import { type Client, DatabaseError } from 'pg';
import { isBotConnected } from '../db/connected-bot.ts';
import { queueSchemaOf } from '../lib/database-url.ts';
import { OperatorError } from '../lib/error.ts';
import { appliedMigrations, existingTables, sequencesOf } from './catalogue.ts';
import type { BackupHead, BackupTable, BackupTail } from './format.ts';
import { type OwnNames, readOwnNames } from './own-names.ts';
import { type BackupLine, badBackup, damaged, readBackup } from './read.ts';

/** Rows that one statement takes, and about how many characters. */
const BATCH = 1_000;
const BATCH_LENGTH = 8 * 1024 * 1024;

/** A backup about to be restored. */
export interface LoadOptions {
  readonly file: FileHandle;
  /** What the operator calls it. */
  readonly path: string;
  /** Whether what is in the database may go. */
  readonly isReplacing: boolean;
  /** Whether bots may work on the same database, because they work in another schema. */
  readonly isBesideBot?: boolean;
  readonly signal?: AbortSignal;
}

/** What was restored. */
export interface Loaded {
  readonly rows: number;
  /** When the backup was made, ISO 8601. */
  readonly madeAt: string;
}

/**
 * Puts a backup into a database, all or nothing: the bot's tables are made anew as they were when it was made, and filled.
 * The file is read once, within the transaction, and what it turns out not to be whole undoes everything.
 * Later migrations are for the caller to apply.
 * @throws OperatorError when the file is bad, the database is not empty, or a bot works on it
 */
export async function loadBackup(client: Client, options: LoadOptions): Promise<Loaded> {
  const { file, path, signal } = options;
  const own = await readOwnNames();
  const lines = readBackup(file, path);
  const first = await lines.next();
  if (first.done === true || first.value.kind !== 'head') throw damaged(path);
  const { head } = first.value;
  refuseUnknown(head, { own, path });
  if (options.isBesideBot !== true) await refuseBesideBot(client);
  await client.query('BEGIN');
  try {
    if (!options.isReplacing) await refuseFilled(client, own);
    await removeOwn(client, own);
    await makeSchema(client, { head, own });
    const rows = await fill(client, {
      lines: signal === undefined ? lines : untilAborted(lines, signal),
      own,
      path,
    });
    await client.query('COMMIT');
    return { rows, madeAt: head.madeAt };
  } catch (fault) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw fault;
  }
}

async function* untilAborted(
  lines: AsyncIterable<BackupLine>,
  signal: AbortSignal,
): AsyncGenerator<BackupLine> {
  for await (const line of lines) {
    signal.throwIfAborted();
    yield line;
  }
}

function refuseUnknown(
  head: BackupHead,
  { own, path }: { readonly own: OwnNames; readonly path: string },
): void {
  const known = new Map(own.migrations.map(({ name, checksum }) => [name, checksum]));
  const unknown = head.migrations.find(({ name, checksum }) => known.get(name) !== checksum);
  if (unknown === undefined) return;
  throw badBackup({
    message: `${path} was made by a newer or another version of the bot (migration ${unknown.name}).`,
    nextStep: 'Restore it with that version.',
  });
}

/**
 * Refuses to go on while something else works on the database.
 * @throws OperatorError `restore-beside-bot`
 */
export async function refuseBesideBot(client: Client): Promise<void> {
  if (!(await isBotConnected(client))) return;
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
  const { rows } = await client.query<{ schema: string }>('SELECT current_schema() AS schema');
  const queue = queueSchemaOf(rows[0]?.schema ?? 'public');
  await client.query(`DROP SCHEMA IF EXISTS ${client.escapeIdentifier(queue)} CASCADE`);
  const drop = (what: 'TABLE' | 'FUNCTION' | 'TYPE', name: string) =>
    client.query(`DROP ${what} IF EXISTS ${client.escapeIdentifier(name)} CASCADE`);
  for (const table of [...own.tables, '_prisma_migrations']) await drop('TABLE', table);
  for (const name of own.functions) await drop('FUNCTION', name);
  for (const name of own.types) await drop('TYPE', name);
}

async function makeSchema(
  client: Client,
  { head, own }: { readonly head: BackupHead; readonly own: OwnNames },
): Promise<void> {
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

interface Filling {
  readonly lines: AsyncIterable<BackupLine>;
  readonly own: OwnNames;
  readonly path: string;
}

/** What PostgreSQL says of values that no table of the bot could have given (manual, appendix A: classes 22, 23 and 54). */
const BAD_VALUES = /^(22|23|54)/;

async function fill(client: Client, { lines, own, path }: Filling): Promise<number> {
  try {
    await haveTriggers(client, { own, state: 'DISABLE' });
    const tail = await fillTables(client, { lines, own, path });
    await haveTriggers(client, { own, state: 'ENABLE' });
    await setSequences(client, { tail, own });
    return tail.rows;
  } catch (fault) {
    const isBad = fault instanceof DatabaseError && BAD_VALUES.test(fault.code ?? '');
    throw isBad ? damaged(path, fault) : fault;
  }
}

/** What triggers once wrote is in the backup as well: rows come back as they were, and nothing is written twice. */
async function haveTriggers(
  client: Client,
  { own, state }: { readonly own: OwnNames; readonly state: 'ENABLE' | 'DISABLE' },
): Promise<void> {
  for (const { table } of await existingTables(client, own.tables))
    await client.query(`ALTER TABLE ${client.escapeIdentifier(table)} ${state} TRIGGER USER`);
}

/** Takes the rows of the bot's own tables, each table once; a file that names another one is no backup of this bot. */
async function fillTables(client: Client, { lines, own, path }: Filling): Promise<BackupTail> {
  const awaited = new Map((await existingTables(client, own.tables)).map((one) => [one.table, one]));
  let table: BackupTable | undefined;
  let tail: BackupTail | undefined;
  let waiting: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    if (table !== undefined && waiting.length > 0) await insertRows(client, { table, rows: waiting });
    waiting = [];
    length = 0;
  };
  for await (const line of lines) {
    if (line.kind === 'row') {
      if (table === undefined) throw damaged(path);
      waiting.push(line.json);
      length += line.json.length;
      if (waiting.length === BATCH || length >= BATCH_LENGTH) await flush();
      continue;
    }
    await flush();
    if (line.kind === 'tail') tail = line.tail;
    if (line.kind !== 'table') continue;
    table = knownTable(line.table, { awaited, path });
    awaited.delete(table.table);
  }
  if (tail === undefined) throw damaged(path);
  return tail;
}

function knownTable(
  named: BackupTable,
  { awaited, path }: { readonly awaited: ReadonlyMap<string, BackupTable>; readonly path: string },
): BackupTable {
  const columns = awaited.get(named.table)?.columns ?? [];
  const isKnown = named.columns.length > 0 && named.columns.every((column) => columns.includes(column));
  if (!isKnown) throw damaged(path);
  return named;
}

async function insertRows(
  client: Client,
  { table: { table, columns }, rows }: { readonly table: BackupTable; readonly rows: readonly string[] },
): Promise<void> {
  const name = client.escapeIdentifier(table);
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  await client.query(
    `INSERT INTO ${name} (${list}) SELECT ${list} FROM json_populate_recordset(NULL::${name}, $1::json)`,
    [`[${rows.join(',')}]`],
  );
}

async function setSequences(
  client: Client,
  { tail, own }: { readonly tail: BackupTail; readonly own: OwnNames },
): Promise<void> {
  const known = new Set((await sequencesOf(client, own.tables)).map(({ name }) => name));
  for (const { name, value, isCalled } of tail.sequences) {
    if (!known.has(name)) continue;
    const sequence = client.escapeIdentifier(name);
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [sequence, value, isCalled]);
  }
}
