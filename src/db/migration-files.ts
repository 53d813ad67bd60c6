import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { prismaFolder } from './prisma-files.ts';

/** Absolute path of the folder of migrations, one folder each, named by time and purpose. */
export const migrationsFolder = `${prismaFolder}/migrations`;

/** One migration. */
export interface Migration {
  /** Name of its folder, such as `20261124093000_start`. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the script as hexadecimal, as Prisma notes it in `_prisma_migrations`. */
  readonly checksum: string;
}

/** Names of the migrations of this code, oldest first. */
export async function listMigrations(folder: string = migrationsFolder): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

/** Reads one migration's script. */
export async function readMigration(name: string, folder: string = migrationsFolder): Promise<Migration> {
  const sql = await readFile(`${folder}/${name}/migration.sql`, 'utf8');
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}
