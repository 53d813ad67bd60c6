import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { inTransaction } from '../../db/transaction.ts';
import { recordOperatorAct } from '../../features/audit/service.ts';
import { readInstitutions } from '../../features/members/import/file.rules.ts';
import { addInstitutions } from '../../features/members/import/service.ts';
import { type CliContext, configOf, writeLine } from '../context.ts';
import { chooseForum, type ForumChoice } from '../forum/choose-forum.ts';
import { withStore } from '../store.ts';

const LIST = new URL('../../features/members/data/institutions.csv', import.meta.url);

/** `seed-institutions`: the institutions that the forum does not have yet, from the list that ships with the bot. */
export function seedInstitutionsCommand(context: CliContext): Command {
  return new Command('seed-institutions')
    .description('add the ministries, agencies and provinces that are missing')
    .option('--forum <name>', 'the forum, where there are several')
    .action(async (options: ForumChoice) => {
      const config = configOf(context);
      const institutions = readInstitutions(await readFile(LIST));
      const added = await withStore({ context, config }, ({ database }) =>
        inTransaction(database, async (db) => {
          const forum = await chooseForum(db, { choice: options, context, config });
          const now = context.clock.now();
          const added = await addInstitutions(db, { forumId: forum.id, now, institutions });
          const fact = { action: 'instansi tambah', subject: `${added}` };
          if (added > 0) await recordOperatorAct(db, { forumId: forum.id, at: now, ...fact });
          return added;
        }),
      );
      const unverified = institutions.filter(({ verified }) => !verified).length;
      writeLine(context, `${added} institutions added, ${institutions.length - added} were there`);
      writeLine(context, `${unverified} of the list are unverified: check their names and zones`);
    });
}
