import { listMigrations, readMigration } from '../db/migration-files.ts';

/** What the bot's migrations make in a database, so that nothing of others is read or removed. */
export interface OwnNames {
  readonly tables: readonly string[];
  readonly functions: readonly string[];
  readonly types: readonly string[];
  /** The migrations of this code, oldest first. */
  readonly migrations: readonly { readonly name: string; readonly checksum: string; readonly sql: string }[];
}

/** Reads the names out of the migrations' scripts. */
export async function readOwnNames(): Promise<OwnNames> {
  const migrations = [];
  for (const name of await listMigrations()) migrations.push(await readMigration(name));
  const scripts = migrations.map(({ sql }) => sql).join('\n');
  return {
    tables: [
      ...namesAfter(scripts, /CREATE TABLE (?:IF NOT EXISTS )?"(\w+)"/g),
      ...namesAfter(scripts, /ALTER TABLE "\w+" RENAME TO "(\w+)"/g),
    ],
    functions: namesAfter(scripts, /CREATE (?:OR REPLACE )?FUNCTION "(\w+)"/g),
    types: namesAfter(scripts, /CREATE TYPE "(\w+)"/g),
    migrations,
  };
}

function namesAfter(scripts: string, pattern: RegExp): readonly string[] {
  return [
    ...new Set([...scripts.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name]))),
  ];
}
