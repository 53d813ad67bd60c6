import { Command } from 'commander';
import type { Db } from '../../db/db.ts';
import { inTransaction } from '../../db/transaction.ts';
import { recordOperatorAct } from '../../features/audit/service.ts';
import type { RecordProblem } from '../../lib/table/records.ts';
import type { Forum } from '../../model/forum.ts';
import { type CliContext, configOf, writeLine } from '../context.ts';
import { dataError } from '../exit.ts';
import { chooseForum, type ForumChoice } from '../forum/choose-forum.ts';
import { readNamedFile } from '../named-file.ts';
import { withStore } from '../store.ts';
import { describeRecord, type Sentences } from './describe-record.ts';

/** A file that is taken over, or only looked at; `now` in epoch milliseconds. */
export interface ListFile {
  readonly forum: Forum;
  readonly content: Uint8Array;
  readonly now: number;
  readonly isPreview: boolean;
}

/** What a file changes; what such files never change or remove is left out. */
interface ListDiff<Item> {
  readonly added: readonly Item[];
  readonly changed?: readonly Item[];
  readonly removed?: readonly Item[];
  readonly unchanged: number;
}

/** A list of the forum that operators take over from a file, all or nothing. */
export interface ListImport<Item, Reason extends string> {
  /** The command's name, what it does and what the file is like, for its help. */
  readonly name: string;
  readonly description: string;
  readonly file: string;
  /** What the trail calls it. */
  readonly action: string;
  readonly sentences: Sentences<Reason>;
  lineOf(item: Item): string;
  take(
    db: Db,
    file: ListFile,
  ): Promise<
    | { readonly ok: true; readonly diff: ListDiff<Item> }
    | { readonly ok: false; readonly problems: readonly RecordProblem<Reason>[] }
  >;
}

interface ListOptions extends ForumChoice {
  readonly preview?: boolean;
}

/** Makes the command; the same file again changes nothing. */
export function importListCommand<Item, Reason extends string>(
  context: CliContext,
  list: ListImport<Item, Reason>,
): Command {
  return new Command(list.name)
    .description(list.description)
    .argument('<file>', list.file)
    .option('--forum <name>', 'the forum, where there are several')
    .option('--preview', 'only show what would change')
    .action(async (path: string, options: ListOptions) => {
      const config = configOf(context);
      const content = await readNamedFile(path);
      const isPreview = options.preview === true;
      const taken = await withStore({ context, config }, ({ database }) =>
        inTransaction(database, async (db) => {
          const forum = await chooseForum(db, { choice: options, context, config });
          const now = context.clock.now();
          const read = await list.take(db, { forum, content, now, isPreview });
          const written = read.ok
            ? changesOf(read.diff).reduce((sum, [, items]) => sum + items.length, 0)
            : 0;
          const fact = { action: list.action, subject: `${written}` };
          if (written > 0 && !isPreview) await recordOperatorAct(db, { forumId: forum.id, at: now, ...fact });
          return read;
        }),
      );
      if (!taken.ok) throw dataError(taken.problems.map((one) => describeRecord(one, list.sentences)));
      const changes = changesOf(taken.diff);
      if (isPreview)
        for (const [word, items] of changes)
          for (const item of items) writeLine(context, `${word}: ${list.lineOf(item)}`);
      const counts = changes.map(([word, items]) => `${items.length} ${word}`);
      writeLine(context, [...counts, `${taken.diff.unchanged} unchanged`].join(', '));
    });
}

function changesOf<Item>({
  added,
  changed,
  removed,
}: ListDiff<Item>): readonly (readonly [word: string, items: readonly Item[]])[] {
  return [
    ['new', added] as const,
    ...(changed === undefined ? [] : [['changed', changed] as const]),
    ...(removed === undefined ? [] : [['removed', removed] as const]),
  ];
}
