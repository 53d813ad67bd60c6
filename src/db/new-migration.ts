import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../lib/clock.ts';
import { describeFault, OperatorError } from '../lib/error.ts';
import { createLogger } from '../lib/logger.ts';
import { startEmbedded } from './embedded/index.ts';
import { migrate } from './migrate.ts';
import { migrationsFolder } from './migration-files.ts';
import { diffToSchema } from './schema-engine.ts';

/** Says to Prisma's own tools which database the migrations are for. */
const LOCK_FILE = '# Prisma reads which database these migrations are for.\nprovider = "postgresql"\n';

/**
 * Entry point of `npm run migration -- <name>`: writes the next migration from what the schema has and the
 * migrations so far have not. It needs no network and no database: an embedded one is made and thrown away.
 */
async function writeMigration(name: string | undefined): Promise<string> {
  if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
    throw new OperatorError({
      code: 'usage',
      message: 'A migration needs a name of the characters a-z, 0-9 and _.',
      nextStep: 'For example: npm run migration -- add_letter_number',
      exitCode: 64,
    });
  }
  const sql = await missingSql();
  if (sql === '' || sql === '-- This is an empty migration.')
    return 'The migrations already make the whole schema.';
  const stamp = new Date(systemClock.now()).toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), `${sql}\n`);
  await writeFile(join(migrationsFolder, 'migration_lock.toml'), LOCK_FILE);
  return `Written: ${join(folder, 'migration.sql')}`;
}

async function missingSql(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gunungan-migration-'));
  const logger = createLogger('warn');
  try {
    const server = await startEmbedded({ dataDir, logger });
    try {
      await migrate({ connectionString: server.connectionString, logger });
      return await diffToSchema(server.connectionString);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

try {
  process.stdout.write(`${await writeMigration(process.argv[2])}\n`);
} catch (fault) {
  process.stderr.write(`${describeFault(fault)}\n`);
  process.exitCode = fault instanceof OperatorError ? fault.exitCode : 1;
}
