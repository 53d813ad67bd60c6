import { platform } from 'node:process';

/** Whether other accounts of this machine may read or change a file of this mode; Windows has no such bits. */
export function isOpenToOthers(mode: number): boolean {
  return platform !== 'win32' && (mode & 0o077) !== 0;
}
