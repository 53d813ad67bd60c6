import { folderTrouble } from '../../backup/problem.ts';
import { isBackupOverdue, readBackupState } from '../../backup/state.ts';
import type { Config } from '../../config.ts';
import { type Finding, failing, fine, note } from './finding.ts';

const ABOUT = 'backups';

/** Looks whether the backups that the bot makes by itself are made, and when the last good one was. */
export async function checkBackups(
  { backups, forumTimeZone: zone }: Config,
  now: number,
): Promise<readonly Finding[]> {
  if (backups === undefined) {
    const todo = 'Set BACKUP_DIR, or have "backup" run each night.';
    return [note(ABOUT, { says: 'the bot makes none by itself, because BACKUP_DIR is not set', todo })];
  }
  const { last, failure } = await readBackupState(backups.folder);
  const made = last === undefined ? 'there is no good one yet' : `the last good one is ${last.file}`;
  if (failure !== undefined) {
    const says = `one failed on ${new Date(failure.at).toISOString()} (${failure.problem.replace(/\.$/, '')}); ${made}`;
    return [failing(ABOUT, { says, todo: 'Mend that; a running bot tries again each hour.' })];
  }
  const trouble = await folderTrouble(backups.folder);
  if (trouble !== undefined) {
    const todo = 'Let the user that runs the bot write there, or name another folder in BACKUP_DIR.';
    return [failing(ABOUT, { says: `${trouble}; ${made}`, todo })];
  }
  if (last === undefined) {
    return [note(ABOUT, { says: made, todo: 'A running bot makes the first one within a minute or two.' })];
  }
  if (isBackupOverdue({ last }, { now, schedule: backups.schedule, zone })) {
    return [failing(ABOUT, { says: `${made}, and a newer one is overdue`, todo: 'See that the bot runs.' })];
  }
  if (last.proof === 'none') {
    const todo =
      'Let the role make databases: ALTER ROLE … CREATEDB, or try "restore" on another machine now and then.';
    return [
      note(ABOUT, {
        says: `${made}; nothing proves it, for the role may make neither database nor schema`,
        todo,
      }),
    ];
  }
  return [fine(ABOUT, `${made}: ${last.rows} rows, proved by putting it back into a scratch ${last.proof}`)];
}
