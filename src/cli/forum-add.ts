import { Command } from 'commander';
import { ensureForum } from '../domain/forums/store.ts';
import { readZone } from '../domain/members/csv/cells.ts';
import { type CliContext, configOf, writeLine } from './context.ts';
import { usageError } from './exit.ts';
import { withStore } from './store.ts';

/** Longest name, as in FORUM_NAME. */
const MAX_NAME = 60;

/** `forum-add NAME`: another forum in the same deployment. */
export function forumAddCommand(context: CliContext): Command {
  return new Command('forum-add')
    .description('add another forum')
    .argument('<name>', 'its name')
    .option(
      '--timezone <zone>',
      'its zone: WIB, WITA, WIT or a name like Asia/Jakarta (default: FORUM_TIMEZONE)',
    )
    .action(async (argument: string, options: { readonly timezone?: string }) => {
      const config = configOf(context);
      const name = argument.trim();
      const timeZone = readZone(options.timezone ?? config.forumTimeZone);
      if (timeZone === undefined)
        throw usageError(`There is no zone ${options.timezone}.`, 'Use WIB, WITA or WIT.');
      if (name === '' || name.length > MAX_NAME) {
        throw usageError('The name of a forum has 1 to 60 characters.', 'Choose another one.');
      }
      const { isNew } = await withStore(context, config, ({ database }) =>
        ensureForum(database.prisma, {
          ...{ name, timeZone },
          ...{ now: context.clock.now(), randomness: context.randomness },
        }),
      );
      if (!isNew) throw usageError(`There is a forum "${name}" already.`, 'Choose another name.');
      writeLine(context, `forum "${name}" added, zone ${timeZone}`);
    });
}
