import { chmod, mkdir, mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isRoot } from './account.ts';
import { explainFault, wordsOf } from './fault.ts';

/** Where things lie in the bot's data folder. */
export interface Folders {
  /** The bot's data folder, absolute and free of links. */
  readonly data: string;
  /** PostgreSQL's own data folder; a link where the server's account cannot reach the bot's folder. */
  readonly cluster: string;
  /** The server's password, asked for over TCP only. */
  readonly passwordFile: string;
}

/**
 * Opens the data folder, making it if need be.
 * @throws OperatorError when it cannot be made or written
 */
export async function openFolders(dataDir: string): Promise<Folders> {
  const wanted = resolve(dataDir);
  try {
    await makeFolders(wanted);
    const probe = await mkdtemp(join(wanted, '.probe-'));
    await rm(probe, { recursive: true });
    const data = await realpath(wanted);
    return { data, cluster: join(data, 'postgres'), passwordFile: join(data, 'postgres.password') };
  } catch (cause) {
    throw explainFault({ doing: 'open its data folder', folder: wanted, said: wordsOf(cause) }, cause);
  }
}

/** Whatever root's umask is, the server's account must get through the folders that are made here. */
async function makeFolders(wanted: string): Promise<void> {
  for (const folder of await missingFolders(wanted)) {
    await mkdir(folder).catch(unlessMade);
    if (isRoot()) await chmod(folder, 0o755);
  }
  if (!(await stat(wanted)).isDirectory()) throw Object.assign(new Error('ENOTDIR'), { code: 'ENOTDIR' });
}

/** Folders that are not there yet, the outermost first. Node's own recursive mkdir never returns under `/proc`. */
async function missingFolders(wanted: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let folder = wanted; folder !== dirname(folder); folder = dirname(folder)) {
    const found = await stat(folder).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'ENOENT') throw fault;
    });
    if (found !== undefined) break;
    missing.unshift(folder);
  }
  return missing;
}

function unlessMade(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'EEXIST') throw fault;
}
