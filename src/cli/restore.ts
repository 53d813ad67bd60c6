import { Command } from 'commander';
import { migrate } from '../db/migrate.ts';
import { findShift, wordsOfShift } from '../db/shifted-moments.ts';
import { loadBackup } from './backup/load.ts';
import { type CliContext, configOf, writeLine } from './context.ts';
import { requireFile } from './file.ts';
import { withConnection } from './store.ts';

/** `restore FILE`: puts back what `backup` wrote, into an empty database or with --replace in the place of what is there. */
export function restoreCommand(context: CliContext): Command {
  return new Command('restore')
    .description('put a backup back; the bot must be stopped')
    .argument('<file>', 'what "backup" wrote')
    .option('--replace', 'put it in the place of what is in the database')
    .action(async (path: string, options: { readonly replace?: boolean }) => {
      const config = configOf(context);
      await requireFile(path);
      const { loaded, shift } = await withConnection(
        context,
        config,
        async (client, connectionString) => {
          const loaded = await loadBackup(client, { path, isReplacing: options.replace === true });
          const shift = await findShift(client);
          if (shift === undefined) await migrate({ connectionString, logger: context.logger });
          return { loaded, shift };
        },
        { isAlone: true },
      );
      writeLine(context, `${loaded} rows restored from ${path}`);
      if (shift === undefined) return;
      const { says, todo } = wordsOfShift(shift);
      context.remark(`The backup holds what was stored: ${says}.\n`);
      context.remark(`${todo}\n`);
    });
}
