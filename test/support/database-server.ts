import type { Client } from 'pg';
import { openClient } from '../../src/db/connection.ts';
import type { Collated, Locale, Settings } from './adverse-database.ts';

/** The PostgreSQL server that a test run uses, as the global setup hands it to the test files. */
export interface DatabaseServer {
  /** Connection string of the superuser, who creates and drops the test databases. */
  readonly adminUrl: string;
  /** The same for the ordinary role that owns them, whose settings are as adverse as can be. */
  readonly ownerUrl: string;
  /** Name of that role. */
  readonly owner: string;
  /** Database with all migrations, copied for each test that asks for one. */
  readonly template: string;
  /** The ICU locale of the databases; undefined where they have the server's own collation. */
  readonly locale: Locale | undefined;
  /** What a plain session finds there; undefined on a server that is not ours. */
  readonly expected: Expected | undefined;
  /** Beginning of the names of every database of this run. */
  readonly prefix: string;
}

/** What the tests' own rig is to have reached. */
export interface Expected {
  readonly settings: Settings;
  /** Undefined where the server is too old to have it. */
  readonly collated: Collated | undefined;
}

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: DatabaseServer;
  }
}

/** Runs `action` on a connection of its own. */
export async function withClient<T>(url: string, action: (client: Client) => Promise<T>): Promise<T> {
  const client = await openClient({ connectionString: url }, () => undefined);
  try {
    return await action(client);
  } finally {
    await client.end();
  }
}

/** The same server's connection string for another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}
