import { readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { embeddedFault } from './fault.ts';
import { serverUser } from './settings.ts';

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

/**
 * The connection string for a database at that address.
 * @param passwordFile read only for TCP
 * @throws OperatorError `embedded-password` when it is needed and gone
 */
export async function connectionString(
  address: ServerAddress,
  { database, passwordFile }: { readonly database: string; readonly passwordFile: string },
): Promise<string> {
  const name = encodeURIComponent(database);
  if (address.kind === 'socket') {
    return `postgresql://${serverUser}@localhost:${address.port}/${name}?host=${encodeURIComponent(address.folder)}`;
  }
  const password = await readFile(passwordFile, 'utf8').catch((cause: unknown) => {
    throw embeddedFault('embedded-password', {
      message: `The path of the data folder is too long for a socket, and the password in ${passwordFile} is missing.`,
      nextStep: 'Set DATA_DIR to a shorter path of the same folder',
      cause,
    });
  });
  return `postgresql://${serverUser}:${encodeURIComponent(password.trim())}@127.0.0.1:${address.port}/${name}`;
}
