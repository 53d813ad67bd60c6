import type { Client } from 'pg';
import { OperatorError } from '../lib/error.ts';

/** Oldest PostgreSQL that works: pg-boss 12 asks for 13. As `server_version_num` counts. */
const OLDEST_VERSION = 130_000;

/**
 * Makes sure that a new database is on a server that the bot can work with.
 * @throws OperatorError `database-version` or `database-encoding`
 */
export async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; name: string; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS version,
            current_setting('server_version') AS name,
            current_setting('server_encoding') AS encoding`,
  );
  const [server] = rows;
  if (server === undefined) return;
  if (server.version < OLDEST_VERSION) {
    throw new OperatorError({
      code: 'database-version',
      message: `The database server is PostgreSQL ${server.name}, and the bot needs 13 or later.`,
      nextStep: 'Upgrade it, or leave DATABASE_URL unset to use the PostgreSQL that comes with the bot.',
    });
  }
  if (server.encoding !== 'UTF8') {
    throw new OperatorError({
      code: 'database-encoding',
      message: `The database has the encoding ${server.encoding}, and the bot needs UTF8.`,
      nextStep: `Make it anew with "CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0".`,
    });
  }
}
