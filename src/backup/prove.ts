import { open } from 'node:fs/promises';
import { type Client, DatabaseError } from 'pg';
import { openClient } from '../db/connection.ts';
import { ensureSchema } from '../db/migrate.ts';
import { schemaOf } from '../lib/database-url.ts';
import { OperatorError } from '../lib/error.ts';
import { hashText } from '../lib/ids.ts';
import type { BackupProof } from '../model/backup.ts';
import { existingTables } from './catalogue.ts';
import { loadBackup } from './load.ts';
import { readOwnNames } from './own-names.ts';

/** Where a backup may be put back for a moment. */
export interface ProvingPlace {
  /** The bot's own way to its database. */
  readonly connectionString: string;
  /** The way of somebody who may make databases beside it, where the bot has that. */
  readonly upkeep?: string | undefined;
}

/** A backup about to be proved. */
export interface Unproved {
  readonly path: string;
  /** Rows that were written into it. */
  readonly rows: number;
  readonly signal: AbortSignal;
}

const CONNECT_MS = 10_000;

/**
 * Puts a backup back where nobody looks, counts its rows there and removes it again: into a database of its own where one
 * may be made, else into a schema of its own.
 * @throws OperatorError when it cannot be put back or has not the rows that were written
 */
export async function proveBackup(place: ProvingPlace, backup: Unproved): Promise<BackupProof> {
  const name = scratchName(place.connectionString);
  if (await proveInDatabase(place, { name, backup })) return 'database';
  if (await proveInSchema(place, { name, backup })) return 'schema';
  return 'none';
}

/** The same for each try, so that what a killed one left is removed by the next; another one for each bot of a server. */
function scratchName(address: string): string {
  const { pathname } = new URL(address);
  return `gunungan_check_${hashText(`${pathname} ${schemaOf(address)}`).slice(0, 16)}`;
}

interface Scratch {
  readonly name: string;
  readonly backup: Unproved;
}

async function proveInDatabase(place: ProvingPlace, { name, backup }: Scratch): Promise<boolean> {
  return withClient(place.upkeep ?? place.connectionString, async (maker) => {
    if (!(await mayMakeDatabases(maker))) return false;
    const owner = await withClient(place.connectionString, roleOf);
    const drop = () => maker.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await drop();
    if (!(await makeDatabase(maker, { name, owner }))) return false;
    try {
      const scratch = new URL(place.connectionString);
      scratch.pathname = `/${name}`;
      await withClient(scratch.toString(), async (client) => {
        await ensureSchema(client, schemaOf(place.connectionString));
        await putBack(client, { backup });
      });
      return true;
    } finally {
      await drop();
    }
  });
}

async function mayMakeDatabases(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    'SELECT rolcreatedb OR rolsuper AS may FROM pg_roles WHERE rolname = current_user',
  );
  return rows[0]?.may === true;
}

async function roleOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
  return client.escapeIdentifier(rows[0]?.role ?? '');
}

/** False where the server makes none that would do, for its locale's sake or a limit's: then a schema has to. */
async function makeDatabase(
  client: Client,
  { name, owner }: { readonly name: string; readonly owner: string },
): Promise<boolean> {
  try {
    await client.query(`CREATE DATABASE ${name} OWNER ${owner} TEMPLATE template0 ENCODING 'UTF8'`);
    return true;
  } catch (fault) {
    if (fault instanceof DatabaseError) return false;
    throw fault;
  }
}

async function proveInSchema(
  { connectionString }: ProvingPlace,
  { name, backup }: Scratch,
): Promise<boolean> {
  const scratch = new URL(connectionString);
  scratch.searchParams.set('schema', name);
  return withClient(scratch.toString(), async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      `SELECT has_database_privilege(current_database(), 'CREATE') AS may`,
    );
    if (rows[0]?.may !== true) return false;
    const drop = () => client.query(`DROP SCHEMA IF EXISTS ${name} CASCADE`);
    await drop();
    try {
      await client.query(`CREATE SCHEMA ${name}`);
      await putBack(client, { backup, isBesideBot: true });
      return true;
    } finally {
      await drop();
    }
  });
}

async function putBack(
  client: Client,
  { backup, isBesideBot = false }: { readonly backup: Unproved; readonly isBesideBot?: boolean },
): Promise<void> {
  const { path, rows, signal } = backup;
  const file = await open(path, 'r');
  try {
    await loadBackup(client, { file, path, isReplacing: false, isBesideBot, signal }).catch(refused);
  } finally {
    await file.close();
  }
  const found = await countRows(client);
  if (found === rows) return;
  throw new OperatorError({
    code: 'backup-unproved',
    message: `The backup was put back with ${found} rows, but ${rows} were written.`,
    nextStep: 'Make one by hand with "backup" and keep the older ones.',
  });
}

/** Its path would be the draft's, which is gone when somebody reads that. */
function refused(fault: unknown): never {
  if (!(fault instanceof OperatorError)) throw fault;
  throw new OperatorError({
    code: 'backup-unproved',
    message: 'The backup could not be put back.',
    nextStep: 'Make one by hand with "backup" and keep the older ones.',
    cause: fault,
  });
}

async function countRows(client: Client): Promise<number> {
  const own = await readOwnNames();
  let total = 0;
  for (const { table } of await existingTables(client, own.tables)) {
    const { rows } = await client.query<{ count: string }>(
      `SELECT count(*) AS count FROM ${client.escapeIdentifier(table)}`,
    );
    total += Number(rows[0]?.count);
  }
  return total;
}

async function withClient<T>(connectionString: string, action: (client: Client) => Promise<T>): Promise<T> {
  const client = await openClient(
    { connectionString, application_name: 'gunungan backup', connectionTimeoutMillis: CONNECT_MS },
    () => undefined,
  );
  return action(client).finally(() => client.end());
}
