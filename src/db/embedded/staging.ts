import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { explainFault, wordsOf } from './fault.ts';

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Makes the links between library names that npm packages cannot carry. The package's own install script
 * would do it, but install scripts are often switched off.
 * @param folder the package's `native` folder or a copy of it
 */
export async function makeLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of linksSchema.parse(JSON.parse(list))) {
    const path = join(dirname(folder), target.replace(/^native/, basename(folder)));
    await symlink(basename(source), path).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EEXIST') throw fault;
    });
  }
}

/**
 * Copies the programs to a place where everybody may run them. The copy is made beside the final name and renamed, so
 * that one cut short is never taken for whole.
 * @throws OperatorError when there is no room or no right
 */
export async function stagePrograms(from: string, to: string): Promise<void> {
  const draft = `${to}.${process.pid}`;
  try {
    await makeStateFolder(dirname(to));
    await cp(from, draft, { recursive: true, verbatimSymlinks: true });
    await makeLinks(draft);
    await openToAll(draft);
    await rm(to, { recursive: true, force: true });
    await rename(draft, to);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    throw explainFault(
      { doing: 'find room for its programs', folder: dirname(to), said: wordsOf(cause) },
      cause,
    );
  }
}

/** Makes a folder that everybody may pass through, whatever the umask is. One that is there stays as it is. */
export async function makeStateFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  if (made !== undefined) await chmod(folder, 0o755);
}

/** Whether a staged copy may be trusted: it is there, and nobody but this user could have written it. */
export async function isOurs(folder: string): Promise<boolean> {
  const facts = await stat(folder).catch(() => undefined);
  return facts !== undefined && facts.uid === (process.getuid?.() ?? facts.uid) && (facts.mode & 0o022) === 0;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}
