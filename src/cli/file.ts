import { link, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { OperatorError } from '../lib/error.ts';
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

/**
 * Makes a file that the operator named, whole or not at all: `write` fills a draft beside it, which then takes the name.
 * @param isForced whether a file that is there already may be replaced
 * @throws OperatorError (wrong usage) when it is there or cannot be written
 */
export async function makeNamedFile<T>(
  path: string,
  isForced: boolean,
  write: (draft: string) => Promise<T>,
): Promise<T> {
  if (!isForced && (await isThere(path))) throw alreadyThere(path);
  const draft = `${path}.part`;
  try {
    await writeFile(draft, '', { mode: 0o600 }).catch((cause) => {
      throw cannotWrite(path, cause);
    });
    const result = await write(draft);
    await giveName(draft, path, isForced);
    return result;
  } finally {
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
async function giveName(draft: string, path: string, isForced: boolean): Promise<void> {
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

/** Throws `OperatorError` (wrong usage) when a file that the operator named cannot be read. */
export async function requireFile(path: string): Promise<void> {
  const handle = await open(path).catch((cause: unknown) => {
    throw cannotRead(path, cause);
  });
  await handle.close();
}

function cannotRead(path: string, cause: unknown): Error {
  return usageError(`The file ${path} cannot be read: ${reasonOf(cause)}.`, 'Check its name and its rights.');
}
