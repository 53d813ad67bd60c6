import type { IncomingFile } from '../platform/incoming.ts';
import type { Call, Command, FileTaking, FileWelcome, RunCall } from './command.ts';
import { dialogueKey, findDialogue } from './dialogues.store.ts';
import { type CommandIndex, commandsWith, type Intent } from './interpret.ts';
import { permit } from './permit.ts';

/** A file that may be read, and for which command. */
export interface Handing {
  readonly file: IncomingFile;
  /** The words that came with it. */
  readonly words: string;
}

/** What is handed in by something that was said: with it or, for a command, by the message that it replies to. Pure. */
export function handedBy(
  intent: Intent,
  { attachment, repliedFile }: { readonly attachment?: IncomingFile; readonly repliedFile?: IncomingFile },
): Handing | undefined {
  switch (intent.kind) {
    case 'run': {
      const file = attachment ?? repliedFile;
      return file && intent.command.handed && { file, words: intent.argument };
    }
    case 'words':
      return attachment && { file: attachment, words: intent.text };
    case 'file':
      return { file: intent.file, words: intent.caption };
    default:
      return undefined;
  }
}

/** The command that takes files outside any dialogue which takes this one. */
export function takerOf(
  commands: CommandIndex,
  handing: Handing,
): (Command & { readonly files: FileTaking }) | undefined {
  return commandsWith(commands, 'files').find(({ files }) => files.takes(handing));
}

/**
 * Whether the sender may hand the file in to whom it goes, which is asked before it is fetched; gives how large it may be.
 * A command gets what came with it, an open dialogue the file that it waits for, and every other file whoever takes such ones.
 */
export async function welcomeOf(
  call: Call,
  {
    intent,
    handing,
    commands,
  }: { readonly intent: Intent; readonly handing: Handing; readonly commands: CommandIndex },
): Promise<FileWelcome | undefined> {
  const command = await readerOf(call, { intent, handing, commands });
  if (command === undefined) return undefined;
  const said: RunCall = { ...call, argument: handing.words };
  const isWelcome =
    (await permit(said, command.command)) === undefined && (await command.welcome.isWelcome(said));
  return isWelcome ? command.welcome : undefined;
}

async function readerOf(
  call: Call,
  {
    intent,
    handing,
    commands,
  }: { readonly intent: Intent; readonly handing: Handing; readonly commands: CommandIndex },
): Promise<{ readonly command: Command; readonly welcome: FileWelcome } | undefined> {
  if (intent.kind === 'run')
    return intent.command.handed && { command: intent.command, welcome: intent.command.handed };
  const dialogue = await findDialogue(call.work.db, { ...dialogueKey(call), now: call.work.now });
  const waiting = dialogue === undefined ? undefined : commands.get(dialogue.command);
  if (waiting?.handed !== undefined) return { command: waiting, welcome: waiting.handed };
  const taker = takerOf(commands, handing);
  return taker && { command: taker, welcome: taker.files };
}
