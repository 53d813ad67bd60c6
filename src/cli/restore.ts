import { Command } from 'commander';
import { migrate } from '../db/migrate.ts';
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
      const rows = await withConnection(
        context,
        config,
        async (client, connectionString) => {
          const loaded = await loadBackup(client, { path, isReplacing: options.replace === true });
          await migrate({ connectionString, logger: context.logger });
          return loaded;
        },
        { isAlone: true },
      );
      writeLine(context, `${rows} rows restored from ${path}`);
    });
}
