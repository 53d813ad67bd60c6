import { readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerAddress } from './address.ts';

/** What a running (or fallen) server noted about itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly address: ServerAddress | undefined;
  /** "starting", "ready", "stopping" or another word of PostgreSQL's; empty while it is only coming up. */
  readonly status: string;
}

/** Reads the note; its lines are listed in PostgreSQL's `src/include/utils/pidfile.h`. */
export async function readPostmaster(clusterFolder: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(clusterFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid === 0) return undefined;
  const port = Number(lines[3]);
  const socketFolder = lines[4] ?? '';
  const address: ServerAddress | undefined =
    lines[3] === undefined || lines[3] === ''
      ? undefined
      : socketFolder !== ''
        ? { kind: 'socket', folder: socketFolder, port }
        : { kind: 'tcp', port };
  return { pid: Math.abs(pid), address, status: lines[7] ?? '' };
}

/**
 * Whether a process of that id lives and may be the server of this folder. After a restart of the machine or the
 * container the id may belong to anything else; Linux tells what, elsewhere a living process counts.
 */
export async function isServerProcess(pid: number, clusterFolder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const facts = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  if (facts === '') return isAlive(pid);
  // "pid (name) state …"; in a container without an init, a dead server stays as a zombie. See proc(5).
  const [, name, state] = /\((.*)\) (\S)/s.exec(facts) ?? [];
  if (name !== 'postgres' || state === 'Z' || state === 'X') return false;
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => clusterFolder);
  return folder === clusterFolder;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}
