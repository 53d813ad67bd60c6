import { Command } from 'commander';
import { inTransaction } from '../../db/transaction.ts';
import { recordOperatorAct } from '../../features/audit/service.ts';
import { writeMembers } from '../../features/members/import/file.rules.ts';
import { exportMembers } from '../../features/members/import/service.ts';
import { type CliContext, configOf } from '../context.ts';
import { chooseForum, type ForumChoice } from '../forum/choose-forum.ts';
import { makeNamedFile } from '../named-file.ts';
import { withStore } from '../store.ts';

interface ExportOptions extends ForumChoice {
  readonly force?: boolean;
}

/** `export [FILE]`: members, as a file that `import` reads. */
export function exportCommand(context: CliContext): Command {
  return new Command('export')
    .description('write the members to a CSV file')
    .argument('[file]', 'where to; standard output when left out')
    .option('--forum <name>', 'the forum, where there are several')
    .option('--force', 'replace the file when it is there')
    .action(async (path: string | undefined, options: ExportOptions) => {
      const config = configOf(context);
      const { rows, emptyCount } = await withStore({ context, config }, ({ database }) =>
        inTransaction(database, async (db) => {
          const forum = await chooseForum(db, { choice: options, context, config });
          const now = context.clock.now();
          const members = await exportMembers(db, { forumId: forum.id, now });
          const fact = { action: 'anggota ekspor', subject: `${members.rows.length}` };
          await recordOperatorAct(db, { forumId: forum.id, at: now, ...fact });
          return members;
        }),
      );
      if (path === undefined) context.write(writeMembers(rows));
      else {
        const file = { path, isForced: options.force === true, randomness: context.randomness };
        await makeNamedFile(file, (draft) => draft.writeFile(writeMembers(rows)));
      }
      context.remark(rows.length === 1 ? '1 person written' : `${rows.length} people written`);
      context.remark(emptyCount === 0 ? '\n' : `; ${emptyCount} institutions without anybody are left out\n`);
    });
}
