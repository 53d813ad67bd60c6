import { readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freeTcpAddress, isListening, listenOptions, type ServerAddress, socketAddress } from './address.ts';
import { embeddedFault, explainFault } from './fault.ts';
import { isServerProcess, type Postmaster, readPostmaster } from './postmaster.ts';
import { runTool, type ToolContext, type ToolResult } from './tools.ts';

/** A running server, and whether it was running before. */
export interface RunningServer {
  readonly address: ServerAddress;
  readonly isAdopted: boolean;
}

/** Longest wait for recovery after a crash, and for a clean stop, in seconds. */
const START_SECONDS = 300;
const STOP_SECONDS = 30;
/** Longest wait for a server that another process is starting, in seconds. */
const SHARE_SECONDS = 15;
const POLL_MS = 25;
const LOG_NAME = 'server.log';
const MAX_LOG_BYTES = 4 * 1024 * 1024;

/**
 * Starts the server of a data folder, or adopts the one that a killed bot left running.
 * @param fixed the one address that will do; otherwise the best possible is chosen
 * @throws OperatorError when it cannot run
 */
export async function startServer(
  context: ToolContext,
  { folder, fixed }: { readonly folder: string; readonly fixed?: ServerAddress | undefined },
): Promise<RunningServer> {
  const running = await findRunning(folder);
  if (running !== undefined) return { address: running, isAdopted: true };
  await keepLogSmall(folder);
  const first = fixed ?? socketAddress(folder);
  const others = fixed === undefined ? [freeTcpAddress, freeTcpAddress] : [];
  const candidates = [...(first === undefined ? [] : [async () => first]), ...others];
  let said = '';
  for (const candidate of candidates) {
    const address = await candidate();
    const result = await startAt(context, { folder, address });
    if (result.code === 0) return { address, isAdopted: false };
    said = result.output;
    if (!/could not (bind|create any|create) .*(socket|address)|Address already in use/i.test(said)) break;
  }
  throw explainFault({ doing: 'start', folder, said });
}

/**
 * The address of the server that runs on this folder, nothing when none does. Waits for one that is coming up or going
 * down, and removes what a fallen one left behind.
 */
async function findRunning(folder: string): Promise<ServerAddress | undefined> {
  for (let attempt = 0; attempt < (START_SECONDS * 1_000) / POLL_MS; attempt += 1) {
    const note = await readPostmaster(folder);
    if (note === undefined) return undefined;
    if (!(await isServerProcess(note.pid, folder))) {
      await removeLeftovers(folder, note);
      return undefined;
    }
    if (note.status === 'ready' && note.address !== undefined) {
      if (await isListening(note.address)) return note.address;
      // Outside Linux a living process of that id may be anything; PostgreSQL itself checks once more.
      await removeLeftovers(folder, note);
      return undefined;
    }
    await pause(POLL_MS);
  }
  throw embeddedFault('embedded-stuck', {
    message: `The PostgreSQL server that runs on ${folder} has not become ready for ${START_SECONDS} seconds.`,
    nextStep: 'Look into the log server.log in that folder',
  });
}

/**
 * The address of the server that another process has on this folder, or is just starting there; nothing after a while.
 * @param cluster its data folder or the link to it
 */
export async function waitForServer(cluster: string): Promise<ServerAddress | undefined> {
  for (let attempt = 0; attempt < (SHARE_SECONDS * 1_000) / POLL_MS; attempt += 1) {
    const folder = await realpath(cluster).catch(() => cluster);
    const note = await readPostmaster(folder);
    const isReady = note?.status === 'ready' && (await isServerProcess(note.pid, folder));
    if (isReady && note.address !== undefined) return note.address;
    await pause(POLL_MS);
  }
  return undefined;
}

/** Stops the server cleanly; roughly when it does not obey. Nothing happens when none runs. */
export async function stopServer(context: ToolContext, folder: string): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    const args = ['stop', '--pgdata=.', `--mode=${mode}`, '--wait', `--timeout=${STOP_SECONDS}`, '--silent'];
    const result = await runTool(context, { tool: 'pg_ctl', args, folder });
    if (result.code === 0 || /no server running|PID file .* does not exist/i.test(result.output)) return;
    if (mode === 'immediate') throw explainFault({ doing: 'stop', folder, said: result.output });
  }
}

/** The folder is `pg_ctl`'s working folder, because it would hand a path to a shell without quoting `$` and `"`. */
async function startAt(
  context: ToolContext,
  { folder, address }: { readonly folder: string; readonly address: ServerAddress },
): Promise<ToolResult> {
  const log = join(folder, LOG_NAME);
  const options = listenOptions(address).map(quoteForShell).join(' ');
  const args = [
    'start',
    '--pgdata=.',
    `--log=${LOG_NAME}`,
    '--wait',
    `--timeout=${START_SECONDS}`,
    '--silent',
  ];
  for (let attempt = 0; ; attempt += 1) {
    const before = await sizeOf(log);
    const result = await runTool(context, {
      tool: 'pg_ctl',
      args: [...args, `--options=${options}`],
      folder,
    });
    if (result.code === 0) return result;
    const logged = (await readFile(log, 'utf8').catch(() => '')).slice(before);
    const output = `${result.output}\n${logged}`;
    // The children of a server that was killed alone need a moment to notice it.
    if (attempt < 20 && /pre-existing shared memory block/i.test(output)) await pause(250);
    else return { code: result.code, output };
  }
}

async function removeLeftovers(folder: string, note: Postmaster): Promise<void> {
  const socket = note.address?.kind === 'socket' ? `.s.PGSQL.${note.address.port}` : undefined;
  const names = ['postmaster.pid', ...(socket === undefined ? [] : [socket, `${socket}.lock`])];
  for (const name of names) await rm(join(folder, name), { force: true });
}

async function keepLogSmall(folder: string): Promise<void> {
  const log = join(folder, LOG_NAME);
  if ((await sizeOf(log)) > MAX_LOG_BYTES) await rename(log, `${log}.old`);
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (facts) => facts.size,
    () => 0,
  );
}

/** `pg_ctl` hands its options to a shell; on Windows they hold nothing that would need quotes. */
function quoteForShell(option: string): string {
  return process.platform === 'win32' ? option : `'${option.replaceAll("'", "'\\''")}'`;
}
