import { offerReadings, type Reading } from '../features/answers/answering/readings.ts';
import { message, paragraph } from '../i18n/message.ts';
import { encodeAction } from '../platform/action.ts';
import type { Reaction } from '../platform/reaction.ts';
import { sayNotKept } from './attachment.ts';
import type { Call, Command } from './command.ts';
import { prefixOf } from './command-language.ts';
import { answerForwarded } from './forwarded.ts';
import { keepOwnWords, readOwnWords } from './proposals.ts';
import { echo } from './refuse.ts';
import { asRefusal, replyHere } from './replies.ts';
import { ANSWER_COMMANDS } from './typed-command.ts';

/** The name of buttons that carry out the command whose words were kept; see `interpret`. */
export const MEANT = 'maksud';

const KIND = 'nearMiss';

/** A command that nobody knows, with those it may have meant, the likeliest first. */
export interface Mistyped {
  readonly name: string;
  readonly argument: string;
  readonly commands: readonly Command[];
}

/**
 * Names what a mistyped command may have meant; nothing is done before. Answers get the buttons of answers. What only reads
 * gets a button that is its writer's alone, for it stands in the chat of all and carries words that nobody else wrote.
 * What changes something is shown as a line to copy: whoever sends that has read it.
 */
export async function offerNearest(call: Call, typed: Mistyped): Promise<readonly Reaction[]> {
  const { commands, argument } = typed;
  const [only, ...others] = commands;
  if (call.incoming.isForwarded === true && only !== undefined && others.length === 0)
    return answerForwarded(call, { command: only, argument });
  const lines = commands.map((command) => lineOf(call, command, argument));
  const values = { name: echo(typed.name), choices: lines.join(', ') };
  const summary = call.language.t('refusals:nearCommand', values);
  const readings = commands.flatMap((command) => readingOf(command, argument));
  const isOwn = call.incoming.isForwarded !== true;
  if (readings.length > 0) return said(call, await offerReadings(call, { summary, readings }));
  if (isOwn && commands.every(({ onlyReads }) => onlyReads === true)) {
    const buttons = await Promise.all(
      commands.map(async (command) => [await buttonOf(call, command, argument)]),
    );
    return said(call, replyHere(call, message({ summary, buttons })));
  }
  const toCopy = call.language.t('refusals:nearCommandToCopy', values);
  const blocks = [paragraph(toCopy), ...lines.map((code) => paragraph({ code }))];
  return said(call, replyHere(call, message({ summary: toCopy, blocks })));
}

/** The command that a button of `offerNearest` carries out, with the presser's own words; undefined for everybody else's. */
export async function readMeant(
  call: Call,
  id: string | undefined,
): Promise<{ readonly name: string; readonly argument: string } | undefined> {
  const { command, argument } = (await readOwnWords(call, { kind: KIND, id })) ?? {};
  return typeof command === 'string' && typeof argument === 'string'
    ? { name: command, argument }
    : undefined;
}

async function buttonOf(
  call: Call,
  { name }: Command,
  argument: string,
): Promise<{ readonly text: string; readonly action: string }> {
  const id = await keepOwnWords(call, { kind: KIND, facts: { command: name, argument } });
  return { text: lineOf(call, { name }, ''), action: encodeAction(MEANT, id) };
}

function lineOf({ incoming }: Call, { name }: Pick<Command, 'name'>, argument: string): string {
  return `${prefixOf(incoming.platform)}${name} ${argument}`.trim();
}

/** A file that came with it was not kept either. */
function said(call: Call, reactions: readonly Reaction[]): readonly Reaction[] {
  return asRefusal(sayNotKept(call, reactions));
}

function readingOf({ name }: Command, argument: string): readonly Reading[] {
  return (['attending', 'not_attending', 'represented', 'tentative'] as const)
    .filter((answer) => ANSWER_COMMANDS[answer] === name)
    .map((answer) => ({ answer, argument }));
}
