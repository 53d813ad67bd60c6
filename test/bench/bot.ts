import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };
import { withClient } from '../support/database-server.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MAIN = join(ROOT, 'src/main.ts');

/** The bot as operators start it, in a process of its own. */
export interface BotProcess {
  readonly pid: number;
  /** From the start of the process to its line "ready", milliseconds. */
  readonly readyMs: number;
  /** Ends it in order and waits for its end. */
  stop(): Promise<void>;
  /** `kill -9`; resolves when it is dead. */
  kill(): Promise<void>;
}

/** The options of Node with which `npm start` runs the bot. */
export const OPTIONS: readonly string[] = manifest.scripts.start
  .split(' ')
  .slice(1, -1)
  .map((word) => (word.startsWith('./') ? join(ROOT, word) : word));

/**
 * Starts the bot and waits until it is ready. Rejects with what it said when it ends before.
 * @param nodeOptions given to Node before the script, such as `--cpu-prof`
 */
export async function startBot(
  environment: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Promise<BotProcess> {
  const begun = performance.now();
  const child = spawn(process.execPath, [...OPTIONS, ...nodeOptions, MAIN], {
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'info', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGTERM')).setMaxListeners(0);
  await readiness(child);
  const readyMs = performance.now() - begun;
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return { pid: child.pid ?? 0, readyMs, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

function readiness(child: ChildProcess): Promise<void> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        if (line.includes('"msg":"ready"')) resolve();
        else if (/"level":[456]0|^[^{]/.test(line) && said.length < 20) {
          said.push(line);
          process.stderr.write(`${line}\n`);
        }
      });
    }
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code}:\n${said.join('\n')}`)));
  });
}

/** Memory that a process has to itself and its share of what it shares, in MB; NaN where the system does not tell. */
export async function memoryOf(
  pid: number,
): Promise<{ readonly residentMb: number; readonly proportionalMb: number }> {
  const [status, rollup] = await Promise.all(
    ['status', 'smaps_rollup'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')),
  );
  return { residentMb: kilobytes(status, 'VmRSS') / 1024, proportionalMb: kilobytes(rollup, 'Pss') / 1024 };
}

function kilobytes(text: string | undefined, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text ?? '')?.[1] ?? Number.NaN);
}

/** The processes of a PostgreSQL server. */
export async function processesOfServer(url: string): Promise<readonly number[]> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ pid: number }>('SELECT pid FROM pg_stat_activity'),
  );
  const pids = rows.map(({ pid }) => pid);
  const status = await readFile(`/proc/${pids[0]}/status`, 'utf8').catch(() => '');
  const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN);
  return [parent, ...pids];
}

/** What a process has started and what still runs; PostgreSQL, which leaves its starter, is not among it. */
export async function childrenOf(pid: number): Promise<readonly number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  return lists.flatMap((list) =>
    list
      .split(' ')
      .filter((word) => word !== '')
      .map(Number),
  );
}

/** Memory of several processes, shared pages counted once, in MB; what has ended meanwhile does not count. */
export async function memoryOfAll(pids: readonly number[]): Promise<number> {
  const parts = await Promise.all(pids.map(memoryOf));
  return parts.reduce(
    (sum, { proportionalMb }) => sum + (Number.isNaN(proportionalMb) ? 0 : proportionalMb),
    0,
  );
}

/** A hundredth of a second, the unit of processor time in `/proc` (proc(5), `USER_HZ`). */
const TICK_MS = 10;

/** Processor time that these processes have used, in milliseconds; NaN where the system does not tell. */
export async function processorTimeOf(pids: readonly number[]): Promise<number> {
  const times = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS;
    }),
  );
  return times.reduce((sum, time) => sum + time, 0);
}
