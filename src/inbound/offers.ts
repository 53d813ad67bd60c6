import { offerReadings, type Reading } from '../features/answers/answering/readings.ts';
import { prefixOf } from '../i18n/chat-language.ts';
import { message, paragraph } from '../i18n/message.ts';
import { MINUTE_MS } from '../lib/clock.ts';
import { encodeAction } from '../platform/action.ts';
import type { Edited } from '../platform/incoming.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call, Command } from './command.ts';
import type { Intent } from './interpret.ts';
import { keepOwnWords, readOwnWords } from './proposals.ts';
import { asRefusal, echo, refuse, replyHere, sayNotKept } from './replies.ts';
import { ANSWER_COMMANDS, isLeave } from './typed-command.ts';
import { findStanding, noteDone } from './updates.store.ts';

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
  const summary = call.language.t(
    isLeave(typed.name) ? 'answers:leaveCommand' : 'refusals:nearCommand',
    values,
  );
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

/**
 * Answers a command that the sender only passed on: it has no effect. In private it is offered as a button, where there is
 * something to offer; else, and in a group, one line says what to do, for silence would look like success.
 */
export async function answerForwarded(
  call: Call,
  { command, argument }: { readonly command: Command; readonly argument: string },
): Promise<readonly Reaction[]> {
  const { incoming } = call;
  const isOwnChat = incoming.chat.kind === 'private';
  const offered = isOwnChat ? await command.offer?.({ ...call, argument }, 'forwarded') : undefined;
  const name = `${prefixOf(incoming.platform)}${command.name}`;
  return offered ?? refuse(call, 'forwardedCommand', { command: name });
}

/** Within that time of its sending, a message that had no effect may be mended. */
const MENDABLE_MS = 10 * MINUTE_MS;

/**
 * Takes a message that was changed. What had no effect before is handled anew; an answer that counts is only offered to
 * be changed; of other commands one line says that the change has no effect. Changed words that were no command and had
 * their answer stay unheard.
 * @param handle carries out what the new words ask for
 */
export async function takeEdit(
  call: Call,
  { intent, edited }: { readonly intent: Intent; readonly edited: Edited },
  handle: () => Promise<readonly Reaction[]>,
): Promise<readonly Reaction[]> {
  const { work, incoming } = call;
  const message = { platform: incoming.platform, key: edited.key, now: work.now };
  const standing = await findStanding(work.db, message);
  const isNew = intent.kind === 'run' || intent.kind === 'unknownCommand' ? standing !== 'done' : false;
  if (edited.ageMs <= MENDABLE_MS && (isNew || standing === 'refused')) {
    await noteDone(work.db, message);
    return handle();
  }
  if (intent.kind !== 'run') return [];
  const { command, argument } = intent;
  const offered = await command.offer?.({ ...call, argument }, 'edited');
  const name = `${prefixOf(incoming.platform)}${command.name}`;
  return offered ?? refuse(call, 'editedCommand', { command: name });
}
