import { Command } from 'commander';
import { inTransaction } from '../db/transaction.ts';
import { parseMembers } from '../domain/members/csv/parse.ts';
import type { MemberRow } from '../domain/members/csv/types.ts';
import { importMembers, previewMembers } from '../domain/members/import/service.ts';
import type { MembersDiff } from '../domain/members/import/types.ts';
import { type CliContext, configOf, writeJson, writeLine } from './context.ts';
import { describeProblem } from './describe-problem.ts';
import { dataError } from './exit.ts';
import { readNamedFile } from './file.ts';
import { chooseForum, type ForumChoice } from './forum.ts';
import { progressLine } from './progress.ts';
import { withStore } from './store.ts';
import { workOf } from './work.ts';

interface ImportOptions extends ForumChoice {
  readonly preview?: boolean;
  readonly json?: boolean;
}

/** `import FILE`: members, from a CSV file of the contract's columns. */
export function importCommand(context: CliContext): Command {
  return new Command('import')
    .description('take over members from a CSV file')
    .argument('<file>', 'CSV with the columns kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id')
    .option('--forum <name>', 'the forum, where there are several')
    .option('--preview', 'only show what would change')
    .option('--json', 'print the counts as JSON')
    .action(async (path: string, options: ImportOptions) => {
      const config = configOf(context);
      const file = parseMembers(await readNamedFile(path));
      if (!file.ok) throw dataError(file.problems.map(describeProblem));
      const diff = await withStore(context, config, ({ database }) =>
        inTransaction(database, async (db) => {
          const forum = await chooseForum(db, options, { context, config });
          return options.preview === true
            ? previewMembers(db, { forumId: forum.id, rows: file.rows, now: context.clock.now() })
            : importMembers(workOf(context, db), importOf(context, forum.id, file.rows));
        }),
      );
      if (diff.problems.length > 0) throw dataError(diff.problems.map(describeProblem));
      report(context, diff, options);
    });
}

function importOf(
  context: CliContext,
  forumId: number,
  rows: readonly MemberRow[],
): Parameters<typeof importMembers>[1] {
  return {
    forumId,
    rows,
    actor: { personId: undefined, label: 'cli' },
    onProgress: progressLine(context),
  };
}

function report(context: CliContext, { counts, changes }: MembersDiff, options: ImportOptions): void {
  if (options.json === true) {
    writeJson(context, counts);
    return;
  }
  if (options.preview === true) {
    for (const { kind, code, name, facts } of changes) {
      writeLine(context, `${kind}: ${code}, ${name}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`);
    }
  }
  const { new: added, changed, ended, unchanged } = counts;
  writeLine(context, `${added} new, ${changed} changed, ${ended} ended, ${unchanged} unchanged`);
}
