import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Names of backups that the bot makes by itself; in their order they are oldest first. */
const NAME = /^gunungan-\d{4}-\d{2}-\d{2}T\d{6}Z\.backup$/;
const DRAFT = /^gunungan-.*\.part$/;

/** The name of a backup begun at that moment (epoch milliseconds). */
export function backupName(at: number): string {
  const moment = new Date(at).toISOString().slice(0, 19).replaceAll(':', '');
  return `gunungan-${moment}Z.backup`;
}

/** How a file is written, and what is asked of it before it counts. */
export interface Writing<T> {
  readonly write: (draft: FileHandle) => Promise<T>;
  readonly check?: (draftPath: string, written: T) => Promise<void>;
}

/**
 * Makes a file that its owner alone may read, whole or not at all: `write` fills a draft, `check` may still refuse it, and
 * only then it takes the name.
 */
export async function writeWhole<T>(path: string, { write, check }: Writing<T>): Promise<T> {
  const draft = `${path}.part`;
  try {
    await rm(draft, { force: true });
    const handle = await open(draft, 'wx', 0o600);
    const written = await write(handle)
      .then(async (result) => {
        await handle.sync();
        return result;
      })
      .finally(() => handle.close());
    await check?.(draft, written);
    await rename(draft, path);
    return written;
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Removes drafts that a killed process left, and all but the newest `keep` backups; what else lies there stays. */
export async function rotate(folder: string, keep: number): Promise<void> {
  const names = await readdir(folder);
  const backups = names.filter((name) => NAME.test(name)).sort();
  const old = backups.slice(0, Math.max(0, backups.length - keep));
  for (const name of [...old, ...names.filter((one) => DRAFT.test(one))]) await rm(join(folder, name));
}
