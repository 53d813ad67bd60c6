import type { Client } from 'pg';

/**
 * Settings that somebody's server may have and that the code must not lean on, each the opposite of what it needs: an odd zone with
 * daylight saving, dates with the day first, bytes and numbers in another form. (The encoding is told by pg itself.)
 */
export const adverseSettings = {
  TimeZone: 'Pacific/Chatham',
  DateStyle: 'German, DMY',
  IntervalStyle: 'sql_standard',
  standard_conforming_strings: 'off',
  bytea_output: 'escape',
  extra_float_digits: '-3',
  array_nulls: 'off',
  transform_null_equals: 'on',
  default_transaction_isolation: 'serializable',
  search_path: 'nowhere',
} as const satisfies Readonly<Record<string, string>>;

/** PostgreSQL that knows collations of ICU for whole databases, as `server_version_num` counts. */
const ICU_VERSION = 150_000;

/** Makes an ordinary role that may only log in, with adverse settings wherever it does. */
export async function createAdverseRole(
  client: Client,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<void> {
  await client.query(`CREATE ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
  for (const [setting, value] of Object.entries(adverseSettings)) {
    await client.query(`ALTER ROLE ${name} SET ${setting} TO ${listOf(client, setting, value)}`);
  }
}

/** A list is written without quotes around the whole. */
function listOf(client: Client, setting: string, value: string): string {
  return setting === 'DateStyle' ? value : client.escapeLiteral(value);
}

/** Makes an empty database of that role, in whose collation "I" is no capital "i" and digits count as numbers. */
export async function createAdverseDatabase(
  client: Client,
  { name, owner }: { readonly name: string; readonly owner: string },
): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  // Older ones have no ICU for whole databases, and know no other way to copy.
  const collation =
    (rows[0]?.version ?? 0) >= ICU_VERSION
      ? `LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR-u-kn-true' STRATEGY FILE_COPY`
      : '';
  await client.query(
    `CREATE DATABASE ${name} OWNER ${owner} TEMPLATE template0 ENCODING 'UTF8' ${collation}`,
  );
}
