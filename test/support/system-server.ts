import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { chooseAccount, giveTo } from '../../src/db/embedded/account.ts';
import { freeTcpAddress } from '../../src/db/embedded/address.ts';
import { runTool, type Tool } from '../../src/db/embedded/tools.ts';
import { danish, ICU_VERSION, jakartaSettings } from './adverse-database.ts';
import type { Expected } from './database-server.ts';
import { roomyFolder } from './roomy-folder.ts';
import { quickSettings, type TestServer } from './test-server.ts';

/** Where Debian keeps a PostgreSQL of each major version. */
const DEBIAN = '/usr/lib/postgresql';

/** The folder with `bin` of a PostgreSQL that the system has: Debian's newest, or the one of the search path. */
export function findSystemServer(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const folders = [
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version)),
    ...(process.env.PATH ?? '').split(delimiter).map(dirname),
  ];
  return folders.find(
    (folder) => existsSync(join(folder, 'bin', 'initdb')) && existsSync(join(folder, 'bin', 'pg_ctl')),
  );
}

/** That server, and what a plain session finds there. */
export interface SystemServer extends TestServer {
  readonly expected: Expected;
}

/**
 * Starts a server of the system's PostgreSQL as somebody else might have set it up: another zone, dates, isolation and
 * collation, in a folder that is thrown away. It is the server that says so; the tests' role has no settings of its own.
 */
export async function startSystemServer(folder: string): Promise<SystemServer> {
  const base = await mkdtemp(join(await roomyFolder(), 'gunungan-stores-'));
  const account = await chooseAccount([]);
  await giveTo(account, base);
  const data = join(base, 'data');
  const passwordFile = join(base, 'password');
  const password = randomBytes(12).toString('hex');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await giveTo(account, passwordFile);
  const run = async (tool: Tool, args: readonly string[]): Promise<string> => {
    const { code, output } = await runTool({ account, binaries: { folder, version: '' } }, { tool, args });
    if (code !== 0) throw new Error(`${tool} ended with ${code}: ${output}`);
    return output;
  };
  const major = Number(/\d+/.exec(await run('initdb', ['--version']))?.[0]);
  const hasIcu = major * 10_000 >= ICU_VERSION;
  await run('initdb', [
    ...['--pgdata', data, '--username', 'pemilik', '--pwfile', passwordFile, '--encoding', 'UTF8'],
    ...['--auth', 'scram-sha-256', '--no-sync', '--locale', 'C'],
    ...(hasIcu ? ['--locale-provider', 'icu', '--icu-locale', danish.locale.tag] : []),
  ]);
  const address = await freeTcpAddress();
  const port = address.kind === 'tcp' ? address.port : 0;
  const settings = { ...jakartaSettings, ...quickSettings, port: String(port), unix_socket_directories: '' };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  await appendFile(join(data, 'postgresql.conf'), `${lines.join('\n')}\n`);
  await run('pg_ctl', ['start', '--wait', '--pgdata', data, '--log', join(base, 'log')]);
  return {
    expected: {
      settings: jakartaSettings,
      collated: hasIcu ? { small: danish.small, sorted: danish.sorted } : undefined,
    },
    adminUrl: `postgresql://pemilik:${password}@127.0.0.1:${port}/postgres`,
    close: async () => {
      await run('pg_ctl', ['stop', '--wait', '--mode', 'fast', '--pgdata', data]);
      await rm(base, { recursive: true, force: true });
    },
  };
}
