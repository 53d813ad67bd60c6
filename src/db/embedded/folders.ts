import { chmod, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
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
    throw explainFault('open its data folder', wanted, wordsOf(cause), cause);
  }
}

/** Whatever root's umask is, the server's account must get through the folders that are made here. */
async function makeFolders(wanted: string): Promise<void> {
  const first = await mkdir(wanted, { recursive: true });
  if (first === undefined || !isRoot()) return;
  for (let folder = wanted; folder.length >= first.length; folder = dirname(folder))
    await chmod(folder, 0o755);
}
