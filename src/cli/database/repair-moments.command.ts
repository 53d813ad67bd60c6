import { Command } from 'commander';
import type { Client } from 'pg';
import { refuseBesideBot } from '../../backup/load.ts';
import { readOwnNames } from '../../backup/own-names.ts';
import { repairMoments } from '../../db/repair-moments.ts';
import { findShift, wordsOfShift } from '../../db/shifted-moments.ts';
import { OperatorError } from '../../lib/error.ts';
import { type CliContext, configOf, writeLine } from '../context.ts';
import { withConnection } from '../store.ts';
import { noteOperatorAct } from './trail.ts';

/** `repair-moments`: puts right what an earlier version stored on a server whose time zone was not UTC. */
export function repairMomentsCommand(context: CliContext): Command {
  return new Command('repair-moments')
    .description('put right moments that an earlier version shifted; the bot must be stopped')
    .option('--preview', 'only say what is wrong')
    .action(async (options: { readonly preview?: boolean }) => {
      const said = await withConnection(
        { context, config: configOf(context), isAlone: true },
        async (client) => {
          const shift = await findShift(client);
          if (shift === undefined) return 'nothing is shifted as far as can be told';
          const { says, todo } = wordsOfShift(shift);
          if (options.preview === true) return says;
          if (shift.isMixed) {
            throw new OperatorError({
              code: 'repair-mixed',
              message: `Not repaired: ${says}.`,
              nextStep: todo,
            });
          }
          await refuseBesideBot(client);
          const { tables } = await readOwnNames();
          const act = { at: context.clock.now(), action: 'perbaiki waktu', subject: shift.zone };
          const note = (held: Client): Promise<void> => noteOperatorAct(held, act);
          return `${await repairMoments(client, { shift, tables, note })} rows repaired: ${says}`;
        },
      );
      writeLine(context, said);
    });
}
