import { notePrivateChat } from '../domain/chats/store.ts';
import { endDialogue, findDialogue } from '../domain/inbound/dialogue-store.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call, Command, PressCall, RunCall } from './command.ts';
import type { CommandIndex, Intent } from './interpret.ts';
import { answerOpenQuestion } from './joining/answer-back.ts';
import { READ_ENDINGS } from './membership/file.ts';
import { refuse } from './refuse.ts';
import { explainUnreadable } from './unreadable.ts';

/** Asks whether the actor may use a command; gives the refusal when not. */
export type Permit = (
  call: RunCall | PressCall,
  command: Command,
) => Promise<readonly Reaction[] | undefined>;

/** Carries out what was asked, within the transaction of `call.work`. */
export async function converse(
  call: Call,
  intent: Intent,
  commands: CommandIndex,
  permit: Permit,
): Promise<readonly Reaction[]> {
  if (call.incoming.chat.kind === 'private') await noteOpenChat(call);
  switch (intent.kind) {
    case 'run':
      // A new command leaves an unfinished dialogue.
      if (intent.command.name !== 'batal') await endDialogue(call.work.db, dialogueKey(call));
      return run(call, intent.command, intent.argument, permit);
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
      return takeFile(call, intent, commands, permit);
    case 'unreadable':
      return explainUnreadable(call);
    case 'unknownCommand':
      return refuse(call, 'unknownCommand', { name: intent.name });
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
    const next = { ...call, step: dialogue.step, facts: dialogue.facts, argument: text };
    return (await permit(next, command)) ?? command.continue(next);
  }
  const ask = commands.get('tanya');
  if (ask === undefined || text === '') return [];
  const answered = await answerOpenQuestion(call, text);
  if (answered !== undefined) return answered;
  return run(call, ask, text, permit);
}

async function takeFile(
  call: Call,
  { file, caption }: Extract<Intent, { kind: 'file' }>,
  commands: CommandIndex,
  permit: Permit,
): Promise<readonly Reaction[]> {
  const command = [...commands.values()].find((one) => one.file !== undefined);
  if (command?.file === undefined) return [];
  const fileCall = { ...call, argument: caption, file };
  const refused = await permit(fileCall, command);
  if (refused === undefined) return command.file(fileCall);
  return READ_ENDINGS.test(file.name) ? refused : explainUnreadable(call);
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
