import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { giveTo, makeReachable } from './account.ts';
import type { Folders } from './folders.ts';
import { initdbArguments } from './settings.ts';
import { makeStateFolder } from './staging.ts';
import { runTool, type ToolContext } from './tools.ts';

/** Where PostgreSQL's data folder is, and how it is made. */
export interface ClusterPlace {
  readonly folders: Folders;
  /** Where it is made when the server's account cannot reach the bot's data folder. */
  readonly stateFolder: string;
  /** Settings beside the usual ones. */
  readonly settings: Readonly<Record<string, string>>;
}

const DRAFT_PREFIX = 'postgres-';

/**
 * Makes PostgreSQL's data folder beside its final name and renames it, so that one cut short is never taken for whole.
 * @returns its path, free of links
 * @throws Error with what the system or `initdb` said
 */
export async function createCluster(context: ToolContext, place: ClusterPlace): Promise<string> {
  const { account } = context;
  const { folders } = place;
  await removeDrafts(folders.data);
  const isReachable = account === undefined || (await makeReachable(account, folders.data));
  if (!isReachable) await makeStateFolder(place.stateFolder);
  const draft = await mkdtemp(
    join(isReachable ? folders.data : await realpath(place.stateFolder), DRAFT_PREFIX),
  );
  const passwordFile = `${draft}.password`;
  try {
    const password = randomBytes(24).toString('base64url');
    // New files only: a link that somebody put there would lead the password elsewhere.
    await rm(folders.passwordFile, { force: true });
    for (const path of [passwordFile, folders.passwordFile]) {
      await writeFile(path, password, { mode: 0o600, flag: 'wx' });
    }
    for (const path of [passwordFile, draft]) await giveTo(account, path);
    const given = { passwordFile, settings: place.settings };
    const made = await runTool(context, {
      tool: 'initdb',
      args: initdbArguments(draft, given),
      folder: draft,
    });
    if (made.code !== 0) throw new Error(made.output);
    if (!isReachable) return await symlink(draft, folders.cluster).then(() => draft);
    return await rename(draft, folders.cluster).then(() => folders.cluster);
  } catch (fault) {
    await rm(draft, { recursive: true, force: true });
    throw fault;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Removes what a start that was cut short left behind; the folder's lock is held, so nobody is at work on it. */
async function removeDrafts(folder: string): Promise<void> {
  const drafts = (await readdir(folder)).filter((name) => name.startsWith(DRAFT_PREFIX));
  for (const name of drafts) await rm(join(folder, name), { recursive: true, force: true });
}
