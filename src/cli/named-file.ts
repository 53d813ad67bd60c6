import { type FileHandle, link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { OperatorError } from '../lib/error.ts';
import type { Randomness } from '../lib/ids.ts';
import { dataError, usageError } from './exit.ts';

/** Far more than any file that an operator hands over; what a file may have at most is its reader's to say. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads a file that the operator named.
 * @throws OperatorError when it is not there or cannot be read (wrong usage), or is absurdly large (bad data)
 */
export async function readNamedFile(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw dataError([`The file ${path} is larger than 64 MB.`]);
    return await readFile(path);
  } catch (cause) {
    throw cause instanceof OperatorError ? cause : cannotRead(path, cause);
  }
}

/** A file about to be made. */
export interface NamedFile {
  readonly path: string;
  /** Whether a file that is there already may be replaced. */
  readonly isForced: boolean;
  readonly randomness: Randomness;
}

/**
 * Makes a file that the operator named, whole or not at all: `write` fills a draft beside it, which then takes the name.
 * The draft is a new file under a name that nobody can foresee, and only its owner may read it.
 * @throws OperatorError (wrong usage) when it is there or cannot be written
 */
export async function makeNamedFile<T>(
  { path, isForced, randomness }: NamedFile,
  write: (draft: FileHandle) => Promise<T>,
): Promise<T> {
  if (!isForced && (await isThere(path))) throw alreadyThere(path);
  const draft = `${path}.${randomness.token(8)}.part`;
  const handle = await open(draft, 'wx', 0o600).catch((cause: unknown) => {
    throw cannotWrite(path, cause);
  });
  try {
    const result = await write(handle);
    await handle.sync();
    await giveName(draft, { path, isForced });
    return result;
  } finally {
    await handle.close();
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** A link fails where the name is taken meanwhile, a renaming would not; some file systems have no links. */
async function giveName(
  draft: string,
  { path, isForced }: { readonly path: string; readonly isForced: boolean },
): Promise<void> {
  try {
    if (isForced) await rename(draft, path);
    else await link(draft, path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'EEXIST') throw alreadyThere(path);
    if (isForced) throw cannotWrite(path, cause);
    await rename(draft, path);
  }
}

function alreadyThere(path: string): Error {
  return usageError(`The file ${path} is there already.`, 'Name another one, or add --force to replace it.');
}

/** The error for a file that cannot be written. */
function cannotWrite(path: string, cause: unknown): Error {
  const reason = reasonOf(cause);
  return usageError(`The file ${path} cannot be written: ${reason}.`, 'Check its folder and its rights.');
}

function reasonOf(cause: unknown): string {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EISDIR: 'it is a folder',
    ENOTDIR: 'part of its path is no folder',
    ENOSPC: 'the disk is full',
    EROFS: 'the file system is read-only',
  };
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return reasons[code] ?? (cause instanceof Error ? cause.message : String(cause));
}

/**
 * Opens a file that the operator named for reading; the caller closes it.
 * @throws OperatorError (wrong usage) when it cannot be read
 */
export async function openNamedFile(path: string): Promise<FileHandle> {
  try {
    const file = await open(path, 'r');
    if (!(await file.stat()).isDirectory()) return file;
    await file.close();
  } catch (cause) {
    throw cannotRead(path, cause);
  }
  throw cannotRead(path, Object.assign(new Error(), { code: 'EISDIR' }));
}

function cannotRead(path: string, cause: unknown): Error {
  return usageError(`The file ${path} cannot be read: ${reasonOf(cause)}.`, 'Check its name and its rights.');
}
