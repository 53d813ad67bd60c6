import { Command } from 'commander';
import { inTransaction } from '../db/transaction.ts';
import { recordOperatorAct } from '../features/audit/service.ts';
import { importTopics } from '../features/library/topics/topics.service.ts';
import type { TopicReason } from '../features/library/topics/topics-file.rules.ts';
import { type CliContext, configOf, writeLine } from './context.ts';
import { describeRecord } from './describe-record.ts';
import { dataError } from './exit.ts';
import { readNamedFile } from './file.ts';
import { chooseForum, type ForumChoice } from './forum.ts';
import { withStore } from './store.ts';

interface TopicsOptions extends ForumChoice {
  readonly preview?: boolean;
}

/** `import-topics FILE`: the topics of the library. */
export function importTopicsCommand(context: CliContext): Command {
  return new Command('import-topics')
    .description('take over topics of the library from a CSV file')
    .argument('<file>', 'CSV with the columns topik,kata; topics that it does not name stay')
    .option('--forum <name>', 'the forum, where there are several')
    .option('--preview', 'only show what would change')
    .action(async (path: string, options: TopicsOptions) => {
      const config = configOf(context);
      const content = await readNamedFile(path);
      const isPreview = options.preview === true;
      const imported = await withStore({ context, config }, ({ database }) =>
        inTransaction(database, async (db) => {
          const { id: forumId } = await chooseForum(db, { choice: options, context, config });
          const now = context.clock.now();
          const read = await importTopics(db, { forumId, content, now, isPreview });
          const written = read.ok ? read.diff.added.length + read.diff.changed.length : 0;
          const fact = { action: 'pustaka topik impor', subject: `${written}` };
          if (written > 0 && !isPreview) await recordOperatorAct(db, { forumId, at: now, ...fact });
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

function lines(
  word: string,
  topics: readonly { readonly name: string; readonly words: readonly string[] | undefined }[],
): readonly string[] {
  return topics.map(({ name, words = [] }) => [`${word}: ${name}`, ...words].join(', '));
}

const SENTENCES: Readonly<Record<TopicReason, (value: string) => string>> = {
  'no-topics': () => 'the file has no topics',
  'no-name': () => 'topik is empty',
  'long-name': (value) => `topik has more than ${value} characters`,
  'bad-words': (value) =>
    `kata has more than ${value.split('/')[0]} words, or one of more than ${value.split('/')[1]} characters`,
  repeated: (value) => `topik "${value}" stands in an earlier line already`,
  'too-many': (value) => `a forum has at most ${value} topics`,
};
