import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { faultFacts, OperatorError } from '../lib/error.ts';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'BACKUP_DIR may not be written to',
  EPERM: 'BACKUP_DIR may not be written to',
  EROFS: 'BACKUP_DIR is on a read-only file system',
  ENOENT: 'BACKUP_DIR cannot be made there',
  ENOSPC: 'the disk of BACKUP_DIR is full',
  EDQUOT: 'the quota of BACKUP_DIR is used up',
  ENOTDIR: 'BACKUP_DIR is no folder',
  EEXIST: 'BACKUP_DIR is no folder',
  53100: 'the database’s disk is full',
};

/** What an operator is told of a backup that failed; never the database's own words, which may quote what somebody wrote. */
export function problemOf(fault: unknown): string {
  if (fault instanceof OperatorError) return fault.message;
  const { fault: kind, code } = faultFacts(fault);
  return REASONS[code] ?? `${kind} ${code}`.trim();
}

/** Why no backup could be put into a folder, which may still have to be made; undefined where one could. Nothing is written. */
export async function folderTrouble(folder: string): Promise<string | undefined> {
  try {
    const found = await stat(folder);
    if (!found.isDirectory()) return REASONS.ENOTDIR;
    await access(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (fault) {
    const above = dirname(resolve(folder));
    return faultFacts(fault).code === 'ENOENT' && above !== resolve(folder)
      ? folderTrouble(above)
      : problemOf(fault);
  }
}
