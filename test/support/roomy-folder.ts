import { access, constants, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';

/** Memory as a file system: making a database there takes a twentieth of what it takes on a busy disk. */
export const MEMORY = '/dev/shm';
/** A run holds a few dozen databases of some ten megabytes, and its log. */
const ROOM_BYTES = 2 * 1024 ** 3;

/** Where a run's servers put their data: in memory where there is room. */
export async function roomyFolder(): Promise<string> {
  return (await hasRoom(MEMORY)) ? MEMORY : tmpdir();
}

async function hasRoom(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}
