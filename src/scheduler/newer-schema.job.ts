import { listMigrations } from '../db/migration-files.ts';
import { databaseNewer, findUnknownMigration } from '../db/migration-history.ts';
import type { OperatorError } from '../lib/error.ts';
import type { Job } from '../model/job.ts';

/**
 * Notices that a newer version of the bot has changed the tables beneath this one, which must not write into them any more.
 * @param onNewer told once
 */
export function newerSchemaJob(onNewer: (fault: OperatorError) => void): Job {
  // As they were at the start: files of a newer version may be laid over those that run.
  let known: Promise<readonly string[]> | undefined;
  let isTold = false;
  return {
    name: 'notice-newer-schema',
    every: 'minute',
    run: async ({ database, logger }) => {
      known ??= listMigrations();
      const name = await findUnknownMigration(database.pool, await known);
      if (name === undefined || isTold) return;
      isTold = true;
      logger.error(
        { migration: name },
        'a newer version of the bot has changed the database; this one stops',
      );
      onNewer(databaseNewer(name));
    },
  };
}
