import type { Client } from 'pg';

/** What a server or a role says to every session that asks for nothing. */
export type Settings = Readonly<Record<string, string>>;

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
} as const satisfies Settings;

/** Another server's, as somebody in Jakarta might have set it up. */
export const jakartaSettings = {
  ...adverseSettings,
  TimeZone: 'Asia/Jakarta',
  IntervalStyle: 'postgres_verbose',
  extra_float_digits: '0',
  default_transaction_isolation: 'repeatable read',
  search_path: 'pg_catalog',
} as const satisfies Settings;

/** How the texts of a database are ordered and made small, as one can see it. */
export interface Collated {
  /** The small letter of "I". */
  readonly small: string;
  /** "F10", "F9", "Aa" and "Zz" in order. */
  readonly sorted: readonly string[];
}

/** A collation of ICU for a whole database, and what is seen of it. */
export interface Collation extends Collated {
  readonly locale: Locale;
}

/** What ICU calls it, as a language tag and in its own older way. */
export interface Locale {
  readonly tag: string;
  readonly name: string;
}

/** "I" is no capital "i", and digits count as numbers. */
export const turkish: Collation = {
  locale: { tag: 'tr-TR-u-kn-true', name: 'tr_TR@colNumeric=yes' },
  small: 'ı',
  sorted: ['Aa', 'F9', 'F10', 'Zz'],
};

/** "Aa" is the last letter of the alphabet. */
export const danish: Collation = {
  locale: { tag: 'da-DK', name: 'da_DK' },
  small: 'i',
  sorted: ['F10', 'F9', 'Zz', 'Aa'],
};

/** PostgreSQL that knows collations of ICU for whole databases, as `server_version_num` counts. */
export const ICU_VERSION = 150_000;
/** The same, where `pg_database` says it as `datlocale`. */
const DATLOCALE_VERSION = 170_000;

/** Makes an ordinary role that may only log in, with these settings wherever it does. */
export async function createRole(
  client: Client,
  role: { readonly name: string; readonly password: string; readonly settings: Settings },
): Promise<void> {
  await client.query(`CREATE ROLE ${role.name} LOGIN PASSWORD ${client.escapeLiteral(role.password)}`);
  for (const [setting, value] of Object.entries(role.settings)) {
    await client.query(`ALTER ROLE ${role.name} SET ${setting} TO ${listOf(client, { setting, value })}`);
  }
}

/** A list is written without quotes around the whole. */
function listOf(
  client: Client,
  { setting, value }: { readonly setting: string; readonly value: string },
): string {
  return setting === 'DateStyle' ? value : client.escapeLiteral(value);
}

/** Makes an empty database of that role, with a collation of its own or else the server's. */
export async function createDatabaseOf(
  client: Client,
  place: { readonly name: string; readonly owner: string; readonly locale: Locale | undefined },
): Promise<void> {
  const { name, owner, locale } = place;
  const collation =
    locale === undefined ? '' : `LOCALE_PROVIDER icu ICU_LOCALE '${locale.tag}' STRATEGY FILE_COPY`;
  await client.query(
    `CREATE DATABASE ${name} OWNER ${owner} TEMPLATE template0 ENCODING 'UTF8' ${collation}`,
  );
  if (locale !== undefined) await nameOlder(client, { name, locale });
}

/**
 * PostgreSQL keeps a language tag whatever it was given, and each new connection has ICU read tables of every key a tag may
 * have: more than all else that a connection costs. The older name means the same and needs none of them.
 */
async function nameOlder(
  client: Client,
  { name, locale }: { readonly name: string; readonly locale: Locale },
): Promise<void> {
  const { rows } = await client.query<{ said: boolean }>(
    `SELECT current_setting('server_version_num')::int >= ${DATLOCALE_VERSION} AS said`,
  );
  if (rows[0]?.said !== true) return;
  await client.query('UPDATE pg_database SET datlocale = $2 WHERE datname = $1', [name, locale.name]);
}
