import { Command } from 'commander';
import { writeMembers } from '../domain/members/csv/write.ts';
import { exportMembers } from '../domain/members/import/export.ts';
import { type CliContext, configOf } from './context.ts';
import { makeNamedFile } from './file.ts';
import { chooseForum, type ForumChoice } from './forum.ts';
import { withStore } from './store.ts';

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
      const { rows, emptyCount } = await withStore(context, config, async ({ database }) => {
        const forum = await chooseForum(database.prisma, options, { context, config });
        return exportMembers(database.prisma, { forumId: forum.id, now: context.clock.now() });
      });
      if (path === undefined) context.write(writeMembers(rows));
      else {
        const file = { path, isForced: options.force === true, randomness: context.randomness };
        await makeNamedFile(file, (draft) => draft.writeFile(writeMembers(rows)));
      }
      context.remark(`${rows.length} people written`);
      context.remark(emptyCount === 0 ? '\n' : `; ${emptyCount} institutions without anybody are left out\n`);
    });
}
