import { Command } from 'commander';
import { dumpDatabase } from '../../backup/dump.ts';
import { type CliContext, configOf, writeLine } from '../context.ts';
import { makeNamedFile } from '../named-file.ts';
import { withConnection } from '../store.ts';

/** `backup FILE`: everything the bot keeps, of all forums, as of one moment. A running bot goes on. */
export function backupCommand(context: CliContext): Command {
  return new Command('backup')
    .description('write everything the bot keeps to a file')
    .argument('<file>', 'where to, such as gunungan-2026-11-24.backup')
    .option('--force', 'replace the file when it is there')
    .action(async (path: string, options: { readonly force?: boolean }) => {
      const config = configOf(context);
      const { randomness, clock } = context;
      const file = { path, isForced: options.force === true, randomness };
      const { tables, rows } = await makeNamedFile(file, (draft) =>
        withConnection({ context, config }, (client) =>
          dumpDatabase(client, { file: draft, now: clock.now() }),
        ),
      );
      writeLine(
        context,
        `${path} written: ${rows} rows of ${tables} tables; it holds personal data, keep it safe`,
      );
    });
}
