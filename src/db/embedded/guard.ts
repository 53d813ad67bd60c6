import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { serverDatabase } from './settings.ts';

/** A connection that holds the advisory lock of the one bot of this server, as long as the bot lives. */
export interface Guard {
  /** Called once when the connection ends unasked: the server crashed or was stopped by somebody. */
  onLost(listener: () => void): void;
  release(): Promise<void>;
}

/** Any number that no other part of the bot uses for an advisory lock. */
const GUARD_KEY = 7_424_100_000_001n;
/** Chances for the connections of a killed bot to disappear, and for a server to finish its recovery. */
const LOCK_ATTEMPTS = 40;
const CONNECT_ATTEMPTS = 1_200;
const POLL_MS = 50;

/** PostgreSQL's codes (manual, appendix A) for a missing database, and for a server that is not ready yet. */
const NO_DATABASE = '3D000';
const NOT_READY = '57P03';

/**
 * Takes the lock, creating the bot's database on the first start.
 * @param connect connection string for a database of that name
 * @returns nothing when another bot holds it
 */
export async function guardServer(
  connect: (database: string) => Promise<string>,
): Promise<Guard | undefined> {
  const client = await openDatabase(connect);
  for (let attempt = 0; attempt < LOCK_ATTEMPTS; attempt += 1) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      GUARD_KEY,
    ]);
    if (rows[0]?.taken === true) return guardOver(client);
    await pause(POLL_MS);
  }
  await client.end();
  return undefined;
}

function guardOver(client: Client): Guard {
  let isReleased = false;
  return {
    onLost: (listener) => {
      client.once('end', () => {
        if (!isReleased) listener();
      });
    },
    release: async () => {
      isReleased = true;
      await client.end();
    },
  };
}

async function openDatabase(connect: (database: string) => Promise<string>): Promise<Client> {
  try {
    return await openClient(await connect(serverDatabase));
  } catch (fault) {
    if (!isCode(fault, NO_DATABASE)) throw fault;
  }
  const maintenance = await openClient(await connect('postgres'));
  await maintenance.query(`CREATE DATABASE ${serverDatabase}`).finally(() => maintenance.end());
  return openClient(await connect(serverDatabase));
}

async function openClient(connectionString: string): Promise<Client> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new Client({ connectionString, application_name: 'gunungan guard' });
    // A lost connection is told by `end`; without a listener here it would end the process.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (fault) {
      if (attempt === CONNECT_ATTEMPTS || !isCode(fault, NOT_READY)) throw fault;
      await pause(POLL_MS);
    }
  }
}

function isCode(fault: unknown, code: string): boolean {
  return fault instanceof DatabaseError && fault.code === code;
}
