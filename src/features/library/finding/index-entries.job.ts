import { type Job, workOf } from '../../../model/job.ts';
import { lockLibrary } from '../store.ts';
import { indexEntry } from './finding.service.ts';
import { listReadOtherwise } from './index.store.ts';

/** So many entries are read anew at a time; the next minute goes on. */
const BATCH = 200;

/**
 * Reads entries anew that were read by an older version of the bot, or whose words changed otherwise than by their issuer: a topic was
 * renamed, somebody's name was erased. Twice at once does the same twice.
 */
export const indexEntries: Job = {
  name: 'index-library-entries',
  every: 'minute',
  run: async (services) => {
    const due = await listReadOtherwise(services.database.prisma, BATCH);
    for (const { forumId, entryId: id } of due)
      await workOf(services, async ({ db }) => {
        await lockLibrary(db, forumId);
        await indexEntry(db, { forumId, id });
      });
  },
};
