/** The superuser that the embedded server was made with: for the server's own upkeep only. */
export const serverUser = 'gunungan';
/** The ordinary role that the bot works as, and the name of its database, which it owns. */
export const botUser = 'gunungan_bot';
export const serverDatabase = 'gunungan';

/**
 * Settings written into `postgresql.conf` when the data folder is made; it belongs to the operator afterwards.
 * A forum has thousands of rows: small memory, full durability; what does not fit into the buffers is in the system's cache. There are
 * connections for several bots; one that nobody uses takes next to nothing. Statements and values stay out of the
 * log because they hold what people wrote.
 */
const initialSettings = {
  shared_buffers: '10MB',
  max_connections: '100',
  autovacuum_max_workers: '1',
  maintenance_work_mem: '16MB',
  fsync: 'on',
  synchronous_commit: 'on',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_wal_size: '256MB',
  min_wal_size: '32MB',
  io_method: 'sync',
  huge_pages: 'off',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_checkpoints: 'off',
  client_connection_check_interval: '5s',
} as const satisfies Readonly<Record<string, string>>;

/**
 * Arguments of `initdb`. The built-in C.UTF-8 locale is the same on every system and needs no library of it:
 * letters beyond ASCII have upper and lower case, and sorting goes by code point.
 */
export function initdbArguments(
  folder: string,
  given: { readonly passwordFile: string; readonly settings: Readonly<Record<string, string>> },
): readonly string[] {
  const all: Readonly<Record<string, string>> = { ...initialSettings, ...given.settings };
  const settings = Object.entries(all).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
  return [
    `--pgdata=${folder}`,
    `--username=${serverUser}`,
    `--pwfile=${given.passwordFile}`,
    '--auth-local=trust',
    '--auth-host=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(all.fsync === 'off' ? ['--no-sync'] : []),
    ...settings,
  ];
}
