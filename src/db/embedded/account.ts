import { chown, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { embeddedFault } from './fault.ts';

/** The system account that the server runs as. PostgreSQL refuses to run as root. */
export interface ServerAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Accounts taken when root starts the bot, best first: made for a database, or made to own nothing. */
const preferredNames = ['postgres', '_postgres', 'nobody'];

/** Whether this process is root, for whom PostgreSQL would refuse to run. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The account for the server: nothing when the bot is an ordinary user, who then runs it too; for root
 * the owner of one of the folders, or else an account of the system.
 * @param folders folders whose owners come first, as far as they exist
 * @throws OperatorError `embedded-account` when the system has no such account
 */
export async function chooseAccount(folders: readonly string[]): Promise<ServerAccount | undefined> {
  if (!isRoot()) return undefined;
  const accounts = parseAccounts(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  const owners = await Promise.all(folders.map(ownerOf));
  const chosen = [
    ...owners.map((owner) => accounts.find(({ uid }) => uid === owner)),
    ...preferredNames.map((name) => accounts.find((account) => account.name === name)),
  ].find((account) => account !== undefined && account.uid !== 0);
  if (chosen === undefined) {
    throw embeddedFault('embedded-account', {
      message:
        'PostgreSQL does not run as root, and this system has no account "postgres" or "nobody" to run it as.',
      nextStep: 'Start the bot as an ordinary user',
    });
  }
  return chosen;
}

async function ownerOf(folder: string): Promise<number | undefined> {
  return stat(folder).then(
    (facts) => facts.uid,
    () => undefined,
  );
}

/** Accounts of a passwd file; see passwd(5). */
export function parseAccounts(passwd: string): readonly ServerAccount[] {
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/** Whether `account` may pass through every folder on the way to `path` and into it, going by the mode bits. */
export async function canReach(account: ServerAccount, path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Gives `path` to the account; nothing to do where the bot runs the server itself. */
export async function giveTo(account: ServerAccount | undefined, path: string): Promise<void> {
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

/**
 * Gives a data folder that is private to root to the server's account; folders above it are not touched.
 * @returns whether the account can reach it now
 */
export async function makeReachable(account: ServerAccount, folder: string): Promise<boolean> {
  if (!(await canReach(account, dirname(folder)))) return false;
  if (!(await canReach(account, folder))) await giveTo(account, folder);
  return canReach(account, folder);
}
