import { readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { embeddedFault } from './fault.ts';

/** Where the server listens: a socket in its data folder, or a loopback port behind a password. */
export type ServerAddress =
  | { readonly kind: 'socket'; readonly folder: string; readonly port: number }
  | { readonly kind: 'tcp'; readonly port: number };

/** Port in the name of the socket; with a folder of its own it never clashes. */
const SOCKET_PORT = 5432;

/** Longest path of a unix socket in bytes (`sun_path` less its final zero): unix(7) of Linux and of macOS. */
const longestSocketPath: Readonly<Record<string, number>> = { linux: 107, darwin: 103 };

/** The address in the data folder, or nothing where a socket there is impossible. */
export function socketAddress(clusterFolder: string): ServerAddress | undefined {
  const longest = longestSocketPath[process.platform] ?? 0;
  const path = join(clusterFolder, `.s.PGSQL.${SOCKET_PORT}`);
  return Buffer.byteLength(path) <= longest
    ? { kind: 'socket', folder: clusterFolder, port: SOCKET_PORT }
    : undefined;
}

/** A loopback address on a port that is free now. */
export async function freeTcpAddress(): Promise<ServerAddress> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return { kind: 'tcp', port: typeof address === 'object' && address !== null ? address.port : 0 };
}

/** Whether anything takes connections at that address. */
export function isListening(address: ServerAddress): Promise<boolean> {
  return new Promise((resolve) => {
    const socket =
      address.kind === 'socket'
        ? connect(join(address.folder, `.s.PGSQL.${address.port}`))
        : connect(address.port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** The server's options that make it listen there and nowhere else. */
export function listenOptions(address: ServerAddress): readonly string[] {
  return address.kind === 'socket'
    ? [
        '-c',
        'listen_addresses=',
        '-c',
        `port=${address.port}`,
        '-c',
        `unix_socket_directories=${quoteListItem(address.folder)}`,
      ]
    : ['-c', 'listen_addresses=127.0.0.1', '-c', `port=${address.port}`, '-c', 'unix_socket_directories='];
}

/** A name in one of PostgreSQL's comma-separated lists. */
function quoteListItem(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** What is connected to, as whom. */
export interface ConnectionPlace {
  readonly user: string;
  readonly database: string;
  /** Read only for TCP. */
  readonly passwordFile: string;
}

/**
 * Said although it goes without saying: `PG*` variables, which somebody may have set for another server, take the place of
 * whatever a connection string leaves open.
 */
const ownParameters = {
  sslmode: 'disable',
  sslnegotiation: 'postgres',
  options: '-c TimeZone=UTC',
  client_encoding: 'UTF8',
} as const;

/**
 * The connection string for a database at that address.
 * @throws OperatorError `embedded-password` when it is needed and gone
 */
export async function connectionString(address: ServerAddress, place: ConnectionPlace): Promise<string> {
  const url = new URL(`postgresql://localhost:${address.port}`);
  url.username = place.user;
  url.pathname = `/${encodeURIComponent(place.database)}`;
  if (address.kind === 'socket') {
    url.searchParams.set('host', address.folder);
  } else {
    url.hostname = '127.0.0.1';
    url.password = encodeURIComponent(await readPassword(place.passwordFile));
  }
  for (const [name, value] of Object.entries(ownParameters)) url.searchParams.set(name, value);
  return url.toString();
}

/**
 * The password that the server asks for over TCP.
 * @throws OperatorError `embedded-password` when it is gone
 */
export async function readPassword(passwordFile: string): Promise<string> {
  const password = await readFile(passwordFile, 'utf8').catch((cause: unknown) => {
    throw embeddedFault('embedded-password', {
      message: `The path of the data folder is too long for a socket, and the password in ${passwordFile} is missing.`,
      nextStep: 'Set DATA_DIR to a shorter path of the same folder',
      cause,
    });
  });
  return password.trim();
}
