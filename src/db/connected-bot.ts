import type { Client } from 'pg';

/** The name that every bot's connections have, of each version. */
export const BOT_APPLICATION = 'gunungan';

/** Whether a bot, or another command that works as one, is connected to this database. */
export async function isBotConnected(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ isConnected: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = $1) AS "isConnected"`,
    [BOT_APPLICATION],
  );
  return rows[0]?.isConnected === true;
}
