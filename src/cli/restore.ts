import { Command } from 'commander';
import { createDatabase } from '../db/client.ts';
import { ensureSchema, migrate } from '../db/migrate.ts';
import { findShift, type Shift, wordsOfShift } from '../db/shifted-moments.ts';
import { inTransaction } from '../db/transaction.ts';
import { recordOperatorAct } from '../features/audit/store.ts';
import { listForums } from '../features/forum/store.ts';
import { schemaOf } from '../lib/database-url.ts';
import { loadBackup } from './backup/load.ts';
import { type CliContext, configOf, writeLine } from './context.ts';
import { openNamedFile } from './file.ts';
import { isOpenToOthers } from './file-mode.ts';
import { withConnection } from './store.ts';

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
          context,
          config,
          async (client, connectionString) => {
            await ensureSchema(client, schemaOf(connectionString));
            const isReplacing = options.replace === true;
            const loaded = await loadBackup(client, { file, path, isReplacing });
            const shift = await findShift(client);
            if (shift === undefined) {
              await migrate({ connectionString, logger: context.logger });
              await noteRestored(context, connectionString, loaded.madeAt);
            }
            return { loaded, shift };
          },
          { isAlone: true },
        );
        writeLine(context, `${loaded.rows} rows restored from ${path}`);
        if (isOpenToOthers(mode)) remarkMode(context, path);
        if (shift !== undefined) remarkShift(context, shift);
      } finally {
        await file.close();
      }
    });
}

/** Each forum's trail says that it was put back, and to which moment. */
async function noteRestored(context: CliContext, connectionString: string, madeAt: string): Promise<void> {
  const database = createDatabase({ connectionString, logger: context.logger, maxConnections: 1 });
  try {
    await inTransaction(database, async (db) => {
      const fact = { at: context.clock.now(), action: 'pulihkan cadangan', subject: madeAt.slice(0, 16) };
      for (const forum of await listForums(db)) await recordOperatorAct(db, { forumId: forum.id, ...fact });
    });
  } finally {
    await database.close();
  }
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
