import { notePrivateChat } from '../chats/chats.store.ts';
import { answerOpenQuestion } from '../features/members/entering/answer-back.ts';
import { MOST_TEXT } from '../platform/incoming.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call, Command, PressCall, RunCall } from './command.ts';
import { endDialogue, findDialogue } from './dialogues.store.ts';
import { READ_ENDINGS } from './incoming.ts';
import type { CommandIndex, Intent, PlainIntent } from './interpret.ts';
import { answerForwarded, offerNearest, readMeant } from './offers.ts';
import { explainUnreadable, refuse, sayNotKept } from './replies.ts';
import { takeAlbum } from './updates.store.ts';

/** Asks whether the actor may use a command; gives the refusal when not. */
export type Permit = (
  call: RunCall | PressCall,
  command: Command,
) => Promise<readonly Reaction[] | undefined>;

/** Carries out what was asked, within the transaction of `call.work`. */
export async function converse(
  call: Call,
  intent: PlainIntent,
  commands: CommandIndex,
  permit: Permit,
): Promise<readonly Reaction[]> {
  if (call.incoming.chat.kind === 'private') await noteOpenChat(call);
  if (!(await isFirstOfAlbum(call, intent))) return [];
  switch (intent.kind) {
    case 'run':
      return sayNotKept(call, await runAnew(call, intent, permit));
    case 'meant': {
      const { name = '', argument = '' } = (await readMeant(call, intent.id)) ?? {};
      const command = commands.get(name);
      return command === undefined
        ? refuse(call, 'buttonGone')
        : runAnew(call, { command, argument }, permit);
    }
    case 'press': {
      const press = { ...call, parameters: intent.parameters };
      return (await permit(press, intent.command)) ?? (await intent.command.press?.(press)) ?? [];
    }
    case 'submit': {
      const submit = { ...call, parameters: intent.parameters, values: intent.values };
      return (await permit(submit, intent.command)) ?? (await intent.command.submit?.(submit)) ?? [];
    }
    case 'words':
      return continueOrAsk(call, intent.text, commands, permit);
    case 'file':
      return takeFile(call, intent, { commands, permit });
    case 'unreadable':
      return explainUnreadable(call);
    case 'tooLong':
      return refuse(call, 'messageTooLong', { longest: MOST_TEXT });
    case 'forwarded':
      return answerForwarded(call, intent);
    case 'unknownCommand':
      return refuse(call, 'unknownCommand', { name: intent.name });
    case 'nearMiss':
      return offerNearest(call, intent);
    case 'staleButton':
      return refuse(call, 'buttonGone');
    case 'chatEvent':
    case 'nothing':
      return [];
  }
}

/** Where somebody's dialogue is kept. */
export function dialogueKey({ incoming }: Pick<Call, 'incoming'>): Parameters<typeof endDialogue>[1] {
  return { platform: incoming.platform, chatId: incoming.chat.id, userId: incoming.sender.id };
}

async function continueOrAsk(
  call: Call,
  text: string,
  commands: CommandIndex,
  permit: Permit,
): Promise<readonly Reaction[]> {
  const dialogue = await findDialogue(call.work.db, { ...dialogueKey(call), now: call.work.now });
  const command = dialogue === undefined ? undefined : commands.get(dialogue.command);
  if (dialogue !== undefined && command?.continue !== undefined) {
    if (call.incoming.isForwarded === true) return refuse(call, 'forwardedWords');
    const next = { ...call, step: dialogue.step, facts: dialogue.facts, argument: text };
    return (await permit(next, command)) ?? sayNotKept(call, await command.continue(next));
  }
  const ask = commands.get('tanya');
  if (ask === undefined || text === '') return [];
  const isOwn = call.incoming.isForwarded !== true;
  const answered = isOwn ? await answerOpenQuestion(call, text) : undefined;
  if (answered !== undefined) return answered;
  return run(call, ask, text, permit);
}

async function takeFile(
  call: Call,
  { file, caption, content }: Extract<Intent, { kind: 'file' }>,
  { commands, permit }: { readonly commands: CommandIndex; readonly permit: Permit },
): Promise<readonly Reaction[]> {
  const command = fileCommand(commands);
  if (command?.file === undefined) return [];
  const fileCall = { ...call, argument: caption, file, content };
  const refused = await permit(fileCall, command);
  if (refused === undefined) return command.file(fileCall);
  return READ_ENDINGS.test(file.name) ? refused : explainUnreadable(call);
}

/** The one command that takes files. */
export function fileCommand(commands: CommandIndex): Command | undefined {
  return [...commands.values()].find((one) => one.file !== undefined);
}

/** Whether something is to be answered: of an album's messages those with words or a file that is read, and one more. */
async function isFirstOfAlbum({ incoming, work }: Call, intent: Intent): Promise<boolean> {
  const { albumId, platform } = incoming;
  if (albumId === undefined) return true;
  const isFirst = await takeAlbum(work.db, { platform, albumId, now: work.now });
  const isMute = intent.kind === 'file' ? !READ_ENDINGS.test(intent.file.name) : intent.kind === 'unreadable';
  return isFirst || !isMute;
}

/** Runs a command that leaves an unfinished dialogue. */
async function runAnew(
  call: Call,
  { command, argument }: { readonly command: Command; readonly argument: string },
  permit: Permit,
): Promise<readonly Reaction[]> {
  if (command.name !== 'batal') await endDialogue(call.work.db, dialogueKey(call));
  return run(call, command, argument, permit);
}

async function run(
  call: Call,
  command: Command,
  argument: string,
  permit: Permit,
): Promise<readonly Reaction[]> {
  const runCall = { ...call, argument };
  return (await permit(runCall, command)) ?? command.run(runCall);
}

function noteOpenChat(call: Call): Promise<void> {
  const { incoming, context, work } = call;
  return notePrivateChat(work.db, {
    platform: incoming.platform,
    chat: incoming.chat,
    userId: incoming.sender.id,
    forumId: context.forum.id,
    now: work.now,
  });
}
