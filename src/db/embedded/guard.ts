import { setTimeout as pause } from 'node:timers/promises';
import { type Client, DatabaseError } from 'pg';
import { openClient } from '../connection.ts';
import { prepareBotRole } from './bot-role.ts';
import { serverDatabase } from './settings.ts';

/** A connection that holds the advisory lock of the one bot of this server, as long as the bot lives. */
export interface Guard {
  /** Called once when the connection ends unasked: the server crashed or was stopped by somebody. */
  onLost(listener: () => void): void;
  release(): Promise<void>;
}

/** How the guard reaches its server. */
export interface GuardedPlace {
  /** The superuser's connection string for a database of that name. */
  connect(database: string): Promise<string>;
  /** What the bot's own role has to show; nothing where the server asks for no password. */
  botPassword(): Promise<string | undefined>;
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
 * Takes the lock, creating the bot's database on the first start, and has everything in it belong to the bot's own role.
 * @returns nothing when another bot holds it
 */
export async function guardServer(place: GuardedPlace): Promise<Guard | undefined> {
  const client = await openDatabase(place.connect);
  for (let attempt = 0; attempt < LOCK_ATTEMPTS; attempt += 1) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      GUARD_KEY,
    ]);
    if (rows[0]?.taken === true) {
      await prepareBotRole(client, await place.botPassword());
      return guardOver(client);
    }
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
    return await openWhenReady(await connect(serverDatabase));
  } catch (fault) {
    if (!isCode(fault, NO_DATABASE)) throw fault;
  }
  const maintenance = await openWhenReady(await connect('postgres'));
  await maintenance.query(`CREATE DATABASE ${serverDatabase}`).finally(() => maintenance.end());
  return openWhenReady(await connect(serverDatabase));
}

async function openWhenReady(connectionString: string): Promise<Client> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      // A lost connection is told by `end`.
      return await openClient({ connectionString, application_name: 'gunungan guard' }, () => undefined);
    } catch (fault) {
      if (attempt === CONNECT_ATTEMPTS || !isCode(fault, NOT_READY)) throw fault;
      await pause(POLL_MS);
    }
  }
}

function isCode(fault: unknown, code: string): boolean {
  return fault instanceof DatabaseError && fault.code === code;
}
