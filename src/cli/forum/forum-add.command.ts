import { Command } from 'commander';
import { inTransaction } from '../../db/transaction.ts';
import { recordOperatorAct } from '../../features/audit/service.ts';
import { seedFaq } from '../../features/faq/seed.service.ts';
import { ensureForum } from '../../features/forum/service.ts';
import { readZone } from '../../features/members/import/file.rules.ts';
import { type CliContext, configOf, writeLine } from '../context.ts';
import { usageError } from '../exit.ts';
import { withStore } from '../store.ts';

/** Longest name, as in FORUM_NAME. */
const MAX_NAME = 60;

interface ForumAddOptions {
  readonly timezone?: string;
  readonly faq?: boolean;
}

/** `forum-add NAME`: another forum in the same deployment. */
export function forumAddCommand(context: CliContext): Command {
  return new Command('forum-add')
    .description('add another forum')
    .argument('<name>', 'its name')
    .option(
      '--timezone <zone>',
      'its zone: WIB, WITA, WIT or a name like Asia/Jakarta (default: FORUM_TIMEZONE)',
    )
    .option('--faq', 'give it the questions and answers that ship with the bot')
    .action(async (argument: string, options: ForumAddOptions) => {
      const config = configOf(context);
      const name = argument.trim();
      const timeZone = readZone(options.timezone ?? config.forumTimeZone);
      if (timeZone === undefined)
        throw usageError(`There is no zone ${options.timezone}.`, 'Use WIB, WITA or WIT.');
      if (name === '' || name.length > MAX_NAME) {
        throw usageError('The name of a forum has 1 to 60 characters.', 'Choose another one.');
      }
      const isNew = await withStore({ context, config }, ({ database }) =>
        inTransaction(database, async (db) => {
          const now = context.clock.now();
          const made = await ensureForum(db, { name, timeZone, now, randomness: context.randomness });
          if (made.isNew && options.faq === true) await seedFaq(db, { forumId: made.forum.id, now });
          if (made.isNew)
            await recordOperatorAct(db, {
              forumId: made.forum.id,
              at: now,
              action: 'forum baru',
              subject: name,
            });
          return made.isNew;
        }),
      );
      if (!isNew) throw usageError(`There is a forum "${name}" already.`, 'Choose another name.');
      writeLine(context, `forum "${name}" added, zone ${timeZone}`);
    });
}
