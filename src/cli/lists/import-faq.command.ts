import { Command } from 'commander';
import type { Db } from '../../db/db.ts';
import { inTransaction } from '../../db/transaction.ts';
import { readFaqFile } from '../../features/faq/file.rules.ts';
import { importEntries } from '../../features/faq/import.service.ts';
import { listFaq } from '../../features/faq/service.ts';
import { decodeText } from '../../lib/table/decode.ts';
import type { FaqEntry } from '../../model/faq.ts';
import { type CliContext, configOf, writeLine } from '../context.ts';
import { dataError } from '../exit.ts';
import { chooseForum, type ForumChoice } from '../forum/choose-forum.ts';
import { readNamedFile } from '../named-file.ts';
import { progressLine } from '../progress.ts';
import { withStore } from '../store.ts';

/** `import-faq FILE`: questions and answers by their id; entries that the file does not name stay. */
export function importFaqCommand(context: CliContext): Command {
  return new Command('import-faq')
    .description('take over questions and answers from a CSV or TSV file')
    .argument(
      '<file>',
      'with the columns id,category,status,source,question,answer and perhaps wordings (a|b|c)',
    )
    .option('--forum <name>', 'the forum, where there are several')
    .action(async (path: string, options: ForumChoice) => {
      const config = configOf(context);
      const text = decodeText(await readNamedFile(path));
      const file = readFaqFile(Buffer.from(text));
      if (!file.ok) throw dataError(file.problems);
      const changed = await withStore({ context, config }, ({ database }) =>
        inTransaction(database, async (db) => {
          const forum = await chooseForum(db, { choice: options, context, config });
          const entries = await changedEntries(db, { forumId: forum.id, text, entries: file.entries });
          const now = context.clock.now();
          const show = progressLine(context, 'entries');
          const onProgress = (written: number): void => show(written, entries.length);
          await importEntries(db, { forumId: forum.id, entries, now, onProgress });
          return entries.length;
        }),
      );
      const unchanged = file.entries.length - changed;
      writeLine(context, `${changed} entries written, ${unchanged} were the same already`);
    });
}

/**
 * The entries that differ from those kept. A file without the column `wordings` says nothing about them: an entry whose
 * question stays keeps its own.
 */
async function changedEntries(
  db: Db,
  {
    forumId,
    ...file
  }: { readonly forumId: number; readonly text: string; readonly entries: readonly FaqEntry[] },
): Promise<readonly FaqEntry[]> {
  const kept = new Map((await listFaq(db, forumId)).map((entry) => [entry.code, entry]));
  const saysWordings = /\bwordings\b/i.test(file.text.split('\n', 1)[0] ?? '');
  return file.entries
    .map((entry) => {
      const known = kept.get(entry.code);
      const isSame = known?.question === entry.question;
      return saysWordings || known === undefined || !isSame ? entry : { ...entry, wordings: known.wordings };
    })
    .filter((entry) => !isKept(kept.get(entry.code), entry));
}

function isKept(known: FaqEntry | undefined, entry: FaqEntry): boolean {
  return (
    known !== undefined &&
    known.category === entry.category &&
    known.status === entry.status &&
    known.source === entry.source &&
    known.question === entry.question &&
    known.answer === entry.answer &&
    known.wordings.join('|') === entry.wordings.join('|')
  );
}
