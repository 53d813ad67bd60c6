import { Command } from 'commander';
import { loadBackup } from '../../backup/load.ts';
import { ensureSchema, migrate } from '../../db/migrate.ts';
import { findShift, type Shift, wordsOfShift } from '../../db/shifted-moments.ts';
import { schemaOf } from '../../lib/database-url.ts';
import { type CliContext, configOf, writeLine } from '../context.ts';
import { isOpenToOthers } from '../file-mode.ts';
import { openNamedFile } from '../named-file.ts';
import { withConnection } from '../store.ts';
import { noteOperatorAct } from './trail.ts';

/** `restore FILE`: puts back what `backup` wrote, into an empty database or with --replace in the place of what is there. */
export function restoreCommand(context: CliContext): Command {
  return new Command('restore')
    .description('put a backup back; the bot must be stopped')
    .argument('<file>', 'what "backup" wrote')
    .option('--replace', 'put it in the place of what is in the database')
    .action(async (path: string, options: { readonly replace?: boolean }) => {
      const config = configOf(context);
      const file = await openNamedFile(path);
      const { mode } = await file.stat();
      try {
        const { loaded, shift } = await withConnection(
          { context, config, isAlone: true },
          async (client, connectionString) => {
            await ensureSchema(client, schemaOf(connectionString));
            const isReplacing = options.replace === true;
            const loaded = await loadBackup(client, { file, path, isReplacing });
            const shift = await findShift(client);
            const subject = loaded.madeAt.slice(0, 16);
            const act = { at: context.clock.now(), action: 'pulihkan cadangan', subject, shift };
            await noteOperatorAct(client, act);
            if (shift === undefined) await migrate({ connectionString, logger: context.logger });
            return { loaded, shift };
          },
        );
        writeLine(context, `${loaded.rows} rows restored from ${path}`);
        if (isOpenToOthers(mode)) remarkMode(context, path);
        if (shift !== undefined) remarkShift(context, shift);
      } finally {
        await file.close();
      }
    });
}

function remarkShift(context: CliContext, shift: Shift): void {
  const { says, todo } = wordsOfShift(shift);
  context.remark(`The backup holds what was stored: ${says}.\n${todo}\n`);
}

function remarkMode(context: CliContext, path: string): void {
  context.remark(
    `Other accounts of this machine can read ${path}, which holds personal data: chmod 600 ${path}\n`,
  );
}
