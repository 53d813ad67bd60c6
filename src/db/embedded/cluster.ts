import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { canReach, giveTo, makeReachable, type ServerAccount } from './account.ts';
import { majorOf } from './binaries.ts';
import { type ClusterPlace, createCluster } from './cluster-creation.ts';
import { embeddedFault, explainFault, wordsOf } from './fault.ts';
import type { ToolContext } from './tools.ts';

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
    if (context.account !== undefined) await handOver(context.account, { folder, data: place.folders.data });
    return { folder, isNew: false };
  }
  if (content.length > 0) {
    throw embeddedFault('embedded-foreign-folder', {
      message: `The folder ${cluster} holds something that is not a PostgreSQL data folder.`,
      nextStep: 'Move it away, set DATA_DIR to another folder',
    });
  }
  try {
    return { folder: await createCluster(context, place), isNew: true };
  } catch (cause) {
    throw explainFault({ doing: 'create its data folder', folder: cluster, said: wordsOf(cause) }, cause);
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
    if (!isLink)
      throw explainFault({ doing: 'read its data folder', folder: cluster, said: wordsOf(cause) }, cause);
    throw embeddedFault('embedded-lost-folder', {
      message: `The link ${cluster} points to a folder that is not there any more.`,
      nextStep: 'Bring that folder back, remove the link to start with empty data',
      cause,
    });
  }
}

async function checkVersion(context: ToolContext, folder: string): Promise<void> {
  const made = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch((cause: unknown) => {
    throw explainFault({ doing: 'read its data folder', folder, said: wordsOf(cause) }, cause);
  });
  const ours = majorOf(context.binaries);
  if (made.trim() === String(ours)) return;
  throw embeddedFault('embedded-version', {
    message: `The data in ${folder} was made by PostgreSQL ${made.trim()}, and this bot comes with PostgreSQL ${ours}.`,
    nextStep: 'Make a backup with the version of the bot that made the data and restore it with this one',
  });
}

/**
 * Root makes sure that the server's account can use a folder that is there already: one that was unpacked from an archive
 * belongs to root, one from another machine to a number.
 */
async function handOver(
  account: ServerAccount,
  { folder, data }: { readonly folder: string; readonly data: string },
): Promise<void> {
  if ((await stat(folder)).uid !== account.uid) await giveTree(account, folder);
  if (await canReach(account, folder)) return;
  await makeReachable(account, data);
  if (await canReach(account, folder)) return;
  throw embeddedFault('embedded-unreachable', {
    message: `PostgreSQL does not run as root but as "${account.name}", who cannot reach ${folder}.`,
    nextStep: 'Move the data folder out of private folders such as /root and set DATA_DIR to it',
  });
}

async function giveTree(account: ServerAccount, folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await giveTree(account, path);
    else if (entry.isFile()) await giveTo(account, path);
  }
  await giveTo(account, folder);
}
