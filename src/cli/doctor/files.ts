import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isOpenToOthers } from '../file-mode.ts';
import { type Finding, note } from './finding.ts';

/** Looks whether other accounts of the machine can read what only the bot's may: `.env`, and backups in these folders. */
export async function checkFiles(folders: readonly [string, ...string[]]): Promise<readonly Finding[]> {
  const [folder] = folders;
  const backups = await Promise.all(folders.map(backupsIn));
  const findings = await Promise.all([join(folder, '.env'), ...backups.flat()].map(checkMode));
  return findings.flat();
}

async function backupsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.backup')).map((name) => join(folder, name));
}

async function checkMode(path: string): Promise<readonly Finding[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !found.isFile() || !isOpenToOthers(found.mode)) return [];
  const name = path.endsWith('.env') ? '.env' : path;
  return [
    note('files', { says: `other accounts of this machine can read ${name}`, todo: `chmod 600 ${name}` }),
  ];
}
