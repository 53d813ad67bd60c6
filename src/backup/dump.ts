import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { OperatorError } from '../lib/error.ts';
import { appliedMigrations, existingTables, sequencesOf } from './catalogue.ts';
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackupHead,
  type BackupTable,
  type BackupTail,
} from './format.ts';
import { type OwnNames, readOwnNames } from './own-names.ts';

/** Rows fetched at a time; those with files come one by one, for each may be many megabytes. */
const BATCH = 1_000;
const BATCH_OF_FILES = 1;

/** What a backup holds. */
export interface DumpSummary {
  readonly tables: number;
  readonly rows: number;
}

/**
 * Writes everything the bot keeps into `file`, as of one moment, while a bot may go on working.
 * @throws OperatorError when there is nothing, or the database is newer than this code
 */
export async function dumpDatabase(
  client: Client,
  { file, now, signal }: { readonly file: FileHandle; readonly now: number; readonly signal?: AbortSignal },
): Promise<DumpSummary> {
  const own = await readOwnNames();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const head = await headOf(client, { own, now });
    const tables = await existingTables(client, own.tables);
    const summary = { tables: tables.length, rows: 0 };
    const lines = linesOf(client, { head, tables, summary });
    await pipeline(Readable.from(lines), createGzip(), (packed) => file.writeFile(packed), {
      ...(signal !== undefined && { signal }),
    });
    return summary;
  } finally {
    // Where the pipeline was broken off, a FETCH may still be under way: pg asks one thing after the other.
    await client.query('ROLLBACK');
  }
}

async function headOf(
  client: Client,
  { own, now }: { readonly own: OwnNames; readonly now: number },
): Promise<BackupHead> {
  const migrations = await appliedMigrations(client);
  if (migrations.length === 0) {
    throw new OperatorError({
      code: 'backup-nothing',
      message: 'This database holds nothing of the bot yet.',
      nextStep: 'Check DATABASE_URL or DATA_DIR; the first start of the bot fills it.',
    });
  }
  const newer = migrations.find(({ name }) => !own.migrations.some((known) => known.name === name));
  if (newer !== undefined) {
    throw new OperatorError({
      code: 'database-newer',
      message: `The database was already used by a newer version of the bot (migration ${newer.name}).`,
      nextStep: 'Make the backup with that version.',
    });
  }
  return {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    madeAt: new Date(now).toISOString(),
    migrations: [...migrations],
  };
}

async function* linesOf(
  client: Client,
  dump: {
    readonly head: BackupHead;
    readonly tables: readonly BackupTable[];
    readonly summary: { rows: number };
  },
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const noted = (text: string): string => {
    hash.update(text);
    return text;
  };
  yield noted(`${JSON.stringify(dump.head)}\n`);
  for (const table of dump.tables) {
    yield noted(`${JSON.stringify(table)}\n`);
    for await (const rows of batchesOf(client, table.table)) {
      dump.summary.rows += rows.length;
      yield noted(rows.map((row) => `${row}\n`).join(''));
    }
  }
  const tail: BackupTail = {
    end: true,
    rows: dump.summary.rows,
    sequences: [
      ...(await sequencesOf(
        client,
        dump.tables.map(({ table }) => table),
      )),
    ],
    sha256: hash.digest('hex'),
  };
  yield `${JSON.stringify(tail)}\n`;
}

/** Rows of a table as lines of JSON, exact to the last digit because only PostgreSQL reads them again. */
async function* batchesOf(client: Client, table: string): AsyncGenerator<readonly string[]> {
  const name = client.escapeIdentifier(table);
  await client.query(
    `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${name} t`,
  );
  const batch = (await hasBytes(client, table)) ? BATCH_OF_FILES : BATCH;
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`FETCH ${batch} FROM backup_rows`);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await client.query('CLOSE backup_rows');
}

async function hasBytes(client: Client, table: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM pg_attribute WHERE attrelid = $1::regclass AND atttypid = 'bytea'::regtype AND NOT attisdropped`,
    [client.escapeIdentifier(table)],
  );
  return rowCount !== 0;
}
