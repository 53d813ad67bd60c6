import { Client, type ClientBase, type ClientConfig, Pool, type PoolConfig } from 'pg';
import { schemaOf } from '../lib/database-url.ts';

/**
 * What the code relies on in every session. A server takes them from the machine it was made on, and a database, a role,
 * `PGOPTIONS` or the address may say otherwise: moments cross the wire as UTC without a zone, and the rest decides
 * how texts, bytes and numbers are read. Beside these, tables are looked for in the one schema that the address names.
 */
export const sessionSettings = {
  TimeZone: 'UTC',
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'postgres',
  client_encoding: 'UTF8',
  standard_conforming_strings: 'on',
  bytea_output: 'hex',
  extra_float_digits: '1',
  array_nulls: 'on',
  transform_null_equals: 'off',
  default_transaction_isolation: 'read committed',
} as const satisfies Readonly<Record<string, string>>;

/** Limits of an operator's own would end what has to wait: another bot's migration, a whole backup, a lock kept for life. */
const patientSettings = {
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
} as const satisfies Readonly<Record<string, string>>;

/** An address, and what else a connection is made from. */
type Addressed<Config> = Config & { readonly connectionString: string };

/**
 * For libraries that make a pool of their own out of options: every connection is settled before it is handed out.
 * By SET, which overrules every default there is and which connection poolers know; many refuse settings among the
 * startup parameters.
 */
export function settledPool(connectionString: string): Addressed<Pick<PoolConfig, 'onConnect'>> {
  const statement = statementOf(schemaOf(connectionString), sessionSettings);
  return {
    connectionString,
    onConnect: (client: ClientBase) => {
      // A pool listens to its idle connections only: one that is lost while it is lent would end the process.
      client.on('error', heardElsewhere);
      return client.query(statement);
    },
  };
}

/** Whoever asks something over a lost connection is told so by what it asked; the pool takes no lost connection back. */
const heardElsewhere = (): void => undefined;

/** Makes a pool whose connections are all settled. */
export function createPool(config: Addressed<PoolConfig>): Pool {
  return new Pool({ ...config, ...settledPool(config.connectionString) });
}

/**
 * Opens one settled connection that may wait as long as it has to.
 * @param onError told when it is lost later on
 */
export async function openClient(
  config: Addressed<ClientConfig>,
  onError: (fault: Error) => void,
): Promise<Client> {
  const client = new Client(config);
  // Without a listener a lost connection would end the process.
  client.on('error', onError);
  try {
    await client.connect();
    await client.query(
      statementOf(schemaOf(config.connectionString), { ...sessionSettings, ...patientSettings }),
    );
    return client;
  } catch (fault) {
    await client.end().catch(() => undefined);
    throw fault;
  }
}

function statementOf(schema: string, settings: Readonly<Record<string, string>>): string {
  const all = Object.entries(settings).map(([name, value]) => `SET ${name} TO ${quote(name, value)}`);
  return [...all, `SET search_path TO "${schema}"`].join('; ');
}

/** A list is written without quotes, or it would be one long name. */
function quote(name: string, value: string): string {
  return name === 'DateStyle' ? value : `'${value}'`;
}
