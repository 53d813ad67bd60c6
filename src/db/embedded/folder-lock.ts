import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Proof that this process alone uses a data folder. It ends with the process, however that ends. */
export interface FolderLock {
  release(): Promise<void>;
}

/** Outcome of asking for the lock: ours, or held by another process (its id, where it tells). */
export type LockResult =
  | { readonly ok: true; readonly lock: FolderLock }
  | { readonly ok: false; readonly holder: string };

interface LockPlace {
  readonly path: string;
  readonly close: () => Promise<void>;
}

/** How long a holder may take to say its id, in milliseconds. */
const ANSWER_MS = 1_000;
const LOCK_NAME = 'bot.lock';

/**
 * Takes the lock of a folder: a listening socket, because the system closes it with the process, so that there is
 * nothing to clean up after `kill -9` and no process id that could meanwhile belong to another.
 * Two processes that find the same leftover at the same moment are told apart by the advisory lock in the database;
 * where there is none, by the system.
 * @param folder existing folder, absolute and free of links
 */
export async function lockFolder(folder: string): Promise<LockResult> {
  const places = await lockPlaces(folder);
  for (const [index, place] of places.entries()) {
    try {
      const holder = await holderOf(place.path);
      if (typeof holder === 'string') {
        await place.close();
        return { ok: false, holder };
      }
      if (holder.isLeftover) await rm(place.path, { force: true });
      const server = await listen(place.path);
      return { ok: true, lock: { release: () => release(server, place) } };
    } catch (fault) {
      await place.close();
      if (isCode(fault, 'EADDRINUSE')) return { ok: false, holder: '' };
      // A file system without sockets (some shared folders of virtual machines): the next place is elsewhere.
      if (index === places.length - 1) throw fault;
    }
  }
  throw new Error('No place for a lock');
}

/** Places for the lock, best first: in the folder, where also another container sees it; else named after the folder. */
async function lockPlaces(folder: string): Promise<readonly LockPlace[]> {
  const name = `gunungan-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const keep = async (): Promise<void> => {};
  if (process.platform === 'win32') return [{ path: `\\\\.\\pipe\\${name}`, close: keep }];
  const elsewhere = { path: join(tmpdir(), `${name}.lock`), close: keep };
  if (Buffer.byteLength(join(folder, LOCK_NAME)) <= 100) {
    return [{ path: join(folder, LOCK_NAME), close: keep }, elsewhere];
  }
  if (process.platform !== 'linux') return [elsewhere];
  // Linux reaches a folder of any path length by an open descriptor; see proc(5).
  const handle = await open(folder);
  return [{ path: `/proc/self/fd/${handle.fd}/${LOCK_NAME}`, close: () => handle.close() }, elsewhere];
}

/**
 * Who holds the lock at `path`: a process id, an empty text for somebody silent. Where it is nobody: whether a killed one
 * has left it; what is not there must not be removed, or of two that start at once the later takes it from the other.
 */
function holderOf(path: string): Promise<string | { readonly isLeftover: boolean }> {
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = connect(path);
    socket.setTimeout(ANSWER_MS, () => socket.destroy());
    socket.on('data', (chunk) => {
      said += chunk.toString();
    });
    socket.on('close', (hadError) => {
      if (!hadError) resolve(said);
    });
    socket.on('error', (fault) => {
      if (isCode(fault, 'ECONNREFUSED')) resolve({ isLeftover: process.platform !== 'win32' });
      else if (isCode(fault, 'ENOENT')) resolve({ isLeftover: false });
      else if (isCode(fault, 'ECONNRESET') || isCode(fault, 'EPIPE') || isCode(fault, 'EAGAIN'))
        resolve(said);
      else reject(fault);
    });
  });
}

async function listen(path: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(String(process.pid));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  server.unref();
  return server;
}

async function release(server: Server, place: LockPlace): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
  await place.close();
}

function isCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === code;
}
