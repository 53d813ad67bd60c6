import { Command } from 'commander';
import { inTransaction } from '../db/transaction.ts';
import { recordOperatorAct } from '../features/audit/service.ts';
import type { HistoryReason, PastHost } from '../features/rotation/history/history.rules.ts';
import { importHistory } from '../features/rotation/history/history.service.ts';
import { type CliContext, configOf, writeLine } from './context.ts';
import { describeRecord } from './describe-record.ts';
import { dataError } from './exit.ts';
import { readNamedFile } from './file.ts';
import { chooseForum, type ForumChoice } from './forum.ts';
import { withStore } from './store.ts';

interface HostsOptions extends ForumChoice {
  readonly preview?: boolean;
}

/** `import-hosts FILE`: who was host of which meeting, since the first. */
export function importHostsCommand(context: CliContext): Command {
  return new Command('import-hosts')
    .description('take over past hosts from a CSV file')
    .argument('<file>', 'CSV with the columns ke,tanggal,instansi,keterangan')
    .option('--forum <name>', 'the forum, where there are several')
    .option('--preview', 'only show what would change')
    .action(async (path: string, options: HostsOptions) => {
      const config = configOf(context);
      const content = await readNamedFile(path);
      const isPreview = options.preview === true;
      const imported = await withStore({ context, config }, ({ database }) =>
        inTransaction(database, async (db) => {
          const forum = await chooseForum(db, { choice: options, context, config });
          const now = context.clock.now();
          const read = await importHistory(db, { forum, content, now, isPreview });
          const written = read.ok ? read.diff.added.length + read.diff.changed.length : 0;
          const fact = { action: 'tuanrumah impor', subject: `${written}` };
          if (written > 0 && !isPreview) await recordOperatorAct(db, { forumId: forum.id, at: now, ...fact });
          return read;
        }),
      );
      if (!imported.ok) throw dataError(imported.problems.map((one) => describeRecord(one, SENTENCES)));
      const { added, changed, unchanged } = imported.diff;
      if (isPreview)
        for (const line of [...lines('new', added), ...lines('changed', changed)]) writeLine(context, line);
      writeLine(context, `${added.length} new, ${changed.length} changed, ${unchanged} unchanged`);
    });
}

function lines(word: string, hosts: readonly PastHost[]): readonly string[] {
  return hosts.map(({ number, date, shortName }) => `${word}: ${number}, ${date}, ${shortName}`);
}

const SENTENCES: Readonly<Record<HistoryReason, (value: string) => string>> = {
  'no-hosts': () => 'the file has no hosts',
  'bad-number': (value) => `ke "${value}" is no number from 1 to 9999`,
  'bad-date': (value) => `tanggal "${value}" is no date such as 2024-05-03`,
  'future-date': (value) => `tanggal "${value}" has not come yet`,
  'not-held': (value) => `meeting ${value} has not been held yet`,
  'unknown-institution': (value) => `instansi "${value}" is not in the forum`,
  'long-note': (value) => `keterangan has more than ${value} characters`,
  'repeated-number': (value) => `meeting ${value} stands in an earlier line already`,
  'before-earlier': (value) => `a later number needs a later tanggal: ${value}`,
  'after-later': (value) => `an earlier number needs an earlier tanggal: ${value}`,
};
