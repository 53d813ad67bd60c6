import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import type { Logger } from '../../lib/logger.ts';
import { serverDatabase } from './settings.ts';

/** A connection that holds the advisory lock of the one bot of this server, as long as the bot lives. */
export interface Guard {
  release(): Promise<void>;
}

/** Any number that no other part of the bot uses for an advisory lock. */
const GUARD_KEY = 7_424_100_000_001n;
/** Chances for the connections of a killed bot to disappear. */
const ATTEMPTS = 40;
const POLL_MS = 50;

/**
 * Takes the lock, creating the bot's database on the first start.
 * @param connect connection string for a database of that name
 * @returns nothing when another bot holds it
 */
export async function guardServer(
  connect: (database: string) => Promise<string>,
  logger: Logger,
): Promise<Guard | undefined> {
  const client = await openDatabase(connect);
  client.on('error', (fault) => logger.error({ reason: fault.message }, 'embedded PostgreSQL went away'));
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      GUARD_KEY,
    ]);
    if (rows[0]?.taken === true) return { release: () => client.end() };
    await pause(POLL_MS);
  }
  await client.end();
  return undefined;
}

async function openDatabase(connect: (database: string) => Promise<string>): Promise<Client> {
  try {
    return await openClient(await connect(serverDatabase));
  } catch (fault) {
    if (!(fault instanceof DatabaseError) || fault.code !== '3D000') throw fault;
  }
  const maintenance = await openClient(await connect('postgres'));
  await maintenance.query(`CREATE DATABASE ${serverDatabase}`).finally(() => maintenance.end());
  return openClient(await connect(serverDatabase));
}

async function openClient(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, application_name: 'gunungan guard' });
  await client.connect();
  return client;
}
