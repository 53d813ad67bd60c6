import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import {
  type EmbeddedOptions,
  type EmbeddedPostgres,
  startEmbedded,
} from '../../../src/db/embedded/index.ts';
import { OperatorError } from '../../../src/lib/error.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { withClient } from '../../support/database-server.ts';

/** Data that is thrown away need not reach the disk, which is what takes longest. */
export const quick = { fsync: 'off' };

/** Starts a server that is stopped when the test has ended. */
export async function start(
  dataDir: string,
  options: Partial<EmbeddedOptions> = {},
): Promise<EmbeddedPostgres> {
  const server = await startEmbedded({
    dataDir,
    logger: createLogger('silent'),
    settings: quick,
    ...options,
  });
  onTestFinished(() => server.stop());
  return server;
}

/** The operator's error that a start ends with. */
export async function refusal(
  dataDir: string,
  options: Partial<EmbeddedOptions> = {},
): Promise<OperatorError> {
  try {
    await start(dataDir, options);
  } catch (fault) {
    if (fault instanceof OperatorError) return fault;
    throw fault;
  }
  throw new Error('The server started');
}

/** One value from the database at `url`. */
export async function ask(url: string, sql: string): Promise<unknown> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  });
}

/** Process id of the server on a data folder. */
export async function serverPid(dataDir: string): Promise<number> {
  const note = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  return Number(note.split('\n')[0]);
}

/** A bot in a process of its own. */
export interface BotProcess {
  readonly pid: number;
  /** The first line it wrote: the connection string, or why it did not start. */
  readonly said: string;
  /** Sends a signal and waits for the end of the process. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** Runs a bot on a data folder in another process, as far as its first line. */
export async function runBot(dataDir: string): Promise<BotProcess> {
  const script = fileURLToPath(new URL('./bot-process.ts', import.meta.url));
  const first = new URL('../../../src/require-node.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', first, script, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const said = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return { pid: child.pid ?? 0, said, end };
}
