import { randomBytes } from 'node:crypto';
import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canReach, giveTo, type ServerAccount } from './account.ts';
import { majorOf } from './binaries.ts';
import { embeddedFault, explainFault } from './fault.ts';
import type { Folders } from './folders.ts';
import { initdbArguments } from './settings.ts';
import { runTool, type ToolContext } from './tools.ts';

/** Where PostgreSQL's data folder is, and how it is made. */
interface ClusterPlace {
  readonly folders: Folders;
  /** Where it is made when the server's account cannot reach the bot's data folder. */
  readonly stateFolder: string;
  /** Settings beside the usual ones. */
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * Gives back PostgreSQL's data folder, free of links, making it on the first start.
 * @throws OperatorError for a folder of another version, of another kind, or one that cannot be made
 */
export async function openCluster(
  context: ToolContext,
  place: ClusterPlace,
): Promise<{ readonly folder: string; readonly isNew: boolean }> {
  const { cluster } = place.folders;
  const content = await contentOf(cluster);
  if (content.includes('PG_VERSION')) {
    const folder = await realpath(cluster);
    await checkVersion(context, folder);
    return { folder, isNew: false };
  }
  if (content.length > 0) {
    throw embeddedFault('embedded-foreign-folder', {
      message: `The folder ${cluster} holds something that is not a PostgreSQL data folder.`,
      nextStep: 'Move it away, or set DATA_DIR to another folder',
    });
  }
  try {
    return { folder: await createCluster(context, place), isNew: true };
  } catch (cause) {
    throw explainFault(
      'create its data folder',
      cluster,
      cause instanceof Error ? cause.message : String(cause),
      cause,
    );
  }
}

async function contentOf(cluster: string): Promise<readonly string[]> {
  try {
    return await readdir(cluster);
  } catch (cause) {
    const isLink = await lstat(cluster).then(
      (facts) => facts.isSymbolicLink(),
      () => undefined,
    );
    if (isLink === undefined) return [];
    if (!isLink) throw explainFault('read', cluster, String(cause), cause);
    throw embeddedFault('embedded-lost-folder', {
      message: `The link ${cluster} points to a folder that is not there any more.`,
      nextStep: 'Bring that folder back, or remove the link to start with empty data',
      cause,
    });
  }
}

async function checkVersion(context: ToolContext, folder: string): Promise<void> {
  let made: string;
  try {
    made = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  } catch (cause) {
    throw explainFault('read its data', folder, String(cause), cause);
  }
  const ours = majorOf(context.binaries);
  if (made === String(ours)) return;
  throw embeddedFault('embedded-version', {
    message: `The data in ${folder} was made by PostgreSQL ${made}, and this bot comes with PostgreSQL ${ours}.`,
    nextStep: 'Make a backup with the version of the bot that made the data and restore it with this one',
  });
}

/**
 * Makes the data folder beside its final name and renames it, so that one cut short is never taken for whole.
 */
async function createCluster(
  context: ToolContext,
  { folders, stateFolder, settings }: ClusterPlace,
): Promise<string> {
  const { account } = context;
  const isReachable = account === undefined || (await makeReachable(account, folders.data));
  if (!isReachable) await mkdir(stateFolder, { recursive: true, mode: 0o755 });
  const parent = isReachable ? folders.data : await realpath(stateFolder);
  const draft = await mkdtemp(join(parent, 'postgres-'));
  const passwordFile = `${draft}.password`;
  try {
    const password = randomBytes(24).toString('base64url');
    for (const path of [passwordFile, folders.passwordFile]) await writeFile(path, password, { mode: 0o600 });
    for (const path of [passwordFile, draft]) await giveTo(account, path);
    const made = await runTool(context, 'initdb', initdbArguments(draft, { passwordFile, settings }), draft);
    if (made.code !== 0) throw new Error(made.output);
    if (isReachable) return await rename(draft, folders.cluster).then(() => folders.cluster);
    return await symlink(draft, folders.cluster).then(() => draft);
  } catch (fault) {
    await rm(draft, { recursive: true, force: true });
    throw fault;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** A data folder that is private to root is given to the server's account; folders above it are not touched. */
async function makeReachable(account: ServerAccount, folder: string): Promise<boolean> {
  if (!(await canReach(account, dirname(folder)))) return false;
  if (!(await canReach(account, folder))) await giveTo(account, folder);
  return canReach(account, folder);
}
