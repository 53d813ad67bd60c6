import { offerReadings, type Reading } from '../features/answers/answering/readings.ts';
import { message } from '../i18n/message.ts';
import { ACTION_BYTES, encodeAction } from '../platform/action.ts';
import type { Button } from '../platform/message.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call, Command } from './command.ts';
import { prefixOf } from './command-language.ts';
import { ANSWER_COMMANDS } from './near-miss.ts';
import { echo } from './refuse.ts';
import { asRefusal, replyHere } from './reply.ts';

/** The name of buttons that carry out the command they name; see `interpret`. */
export const MEANT = 'maksud';

/** Names what a mistyped command may have meant, with a button for each; nothing is done before. */
export async function offerNearest(
  call: Call,
  typed: { readonly name: string; readonly argument: string; readonly commands: readonly Command[] },
): Promise<readonly Reaction[]> {
  const { commands, argument } = typed;
  const prefix = prefixOf(call.incoming.platform);
  const names = commands.map(({ name }) => `${prefix}${name}`);
  const summary = call.language.t('refusals:nearCommand', {
    name: echo(typed.name),
    choices: names.join(', '),
  });
  const readings = commands.flatMap((command) => readingOf(command, argument));
  if (readings.length > 0) return asRefusal(await offerReadings(call, { summary, readings }));
  const buttons = commands.flatMap((command): readonly Button[][] => {
    const action = [MEANT, command.name, ...(argument === '' ? [] : [argument])].join('|');
    const fits = Buffer.byteLength(action) <= ACTION_BYTES && !argument.includes('|');
    return fits ? [[{ text: `${prefix}${command.name}`, action: encodeAction(...parts(action)) }]] : [];
  });
  return asRefusal(replyHere(call, message({ summary, buttons })));
}

function parts(action: string): [string, ...string[]] {
  const [command = '', ...parameters] = action.split('|');
  return [command, ...parameters];
}

function readingOf({ name }: Command, argument: string): readonly Reading[] {
  return (['hadir', 'tidak_hadir', 'diwakili', 'ragu'] as const)
    .filter((answer) => ANSWER_COMMANDS[answer] === name)
    .map((answer) => ({ answer, argument }));
}
