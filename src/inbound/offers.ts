import { prefixOf } from '../i18n/chat-language.ts';
import { message, paragraph } from '../i18n/message.ts';
import { MINUTE_MS } from '../lib/clock.ts';
import { encodeAction } from '../platform/action.ts';
import type { Edited } from '../platform/incoming.ts';
import type { Button } from '../platform/message.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call, Command } from './command.ts';
import { type Intent, MEANT } from './interpret.ts';
import { keepOwnWords, readOwnWords } from './proposals.ts';
import { asRefusal, echo, refuse, replyHere, sayNotKept } from './replies.ts';
import { isLeave } from './typed-command.ts';
import { findStanding, noteDone } from './updates.store.ts';

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
  const [likeliest, ...others] = commands;
  const isOwn = call.incoming.isForwarded !== true;
  if (likeliest !== undefined && others.length === 0 && !isOwn)
    return answerForwarded(call, { command: likeliest, argument });
  const lines = commands.map(({ name }) => lineOf(call, { name, argument }));
  const values = { name: echo(typed.name), choices: lines.join(', ') };
  const key = isLeave(typed.name) ? 'answers:leaveCommand' : 'refusals:nearCommand';
  const summary = call.language.t(key, values);
  if (likeliest?.mistyped !== undefined) {
    const offer = { summary, argument, commands: commands.map(({ name }) => name) };
    return said(call, await likeliest.mistyped(call, offer));
  }
  if (isOwn && commands.every(({ onlyReads }) => onlyReads === true))
    return said(call, replyHere(call, message({ summary, buttons: await buttonsOf(call, typed) })));
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

async function buttonsOf(
  call: Call,
  { commands, argument }: Mistyped,
): Promise<readonly (readonly Button[])[]> {
  const rows: Button[][] = [];
  for (const { name } of commands) {
    const id = await keepOwnWords(call, { kind: KIND, facts: { command: name, argument } });
    rows.push([{ text: lineOf(call, { name, argument: '' }), action: encodeAction(MEANT, id) }]);
  }
  return rows;
}

function lineOf(
  { incoming }: Call,
  { name, argument }: { readonly name: string; readonly argument: string },
): string {
  return `${prefixOf(incoming.platform)}${name} ${argument}`.trim();
}

/** A file that came with it was not kept either. */
function said(call: Call, reactions: readonly Reaction[]): readonly Reaction[] {
  return asRefusal(sayNotKept(call, reactions));
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
  return offered ?? refuse(call, { reason: 'forwardedCommand', command: name });
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
  {
    handle,
    intent,
    edited,
  }: {
    readonly handle: () => Promise<readonly Reaction[]>;
    readonly intent: Intent;
    readonly edited: Edited;
  },
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
  return offered ?? refuse(call, { reason: 'editedCommand', command: name });
}
