import { asksSomething } from '../language/answer-words.ts';
import { liveTopic } from '../language/search/live.ts';
import { decodeAction } from '../platform/action.ts';
import type { Incoming, IncomingFile } from '../platform/incoming.ts';
import type { Command, HandedFile } from './command.ts';
import { readShownForum } from './shown-forum.ts';
import { readTyped, type Typed, typedIn } from './typed-command.ts';

/** The name of buttons that carry out a mistyped command whose words were kept; see `offerNearest`. */
export const MEANT = 'maksud';

/** What something incoming asks for; `handed` is a file that was fetched before any transaction, where somebody will read it. */
export type Intent =
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly argument: string;
      readonly handed?: HandedFile;
    }
  | { readonly kind: 'press'; readonly command: Command; readonly parameters: readonly string[] }
  | {
      readonly kind: 'submit';
      readonly command: Command;
      readonly parameters: readonly string[];
      readonly values: Readonly<Record<string, string>>;
    }
  /** Plain words meant for the bot: the next line of a dialogue, or a question. */
  | { readonly kind: 'words'; readonly text: string; readonly handed?: HandedFile }
  | {
      readonly kind: 'file';
      readonly file: IncomingFile;
      readonly caption: string;
      readonly handed?: HandedFile;
    }
  /** Something that is no words and no file, sent to the bot itself. */
  | { readonly kind: 'unreadable' }
  /** A command that the sender only passed on, and did not give. */
  | { readonly kind: 'forwarded'; readonly command: Command; readonly argument: string }
  | { readonly kind: 'unknownCommand'; readonly name: string }
  /** Something like a command, which is asked about. */
  | {
      readonly kind: 'nearMiss';
      readonly name: string;
      readonly argument: string;
      readonly commands: readonly Command[];
    }
  /** A press of what a mistyped command may have meant; the id of the words that were kept. */
  | { readonly kind: 'meant'; readonly id: string | undefined }
  /** A press of a button that means nothing (any more). */
  | { readonly kind: 'staleButton' }
  /** More words than are read: nothing is done by half of them. */
  | { readonly kind: 'tooLong' }
  /** The chat moved, or the bot may or may not write any more. */
  | { readonly kind: 'chatEvent' }
  /** A text that others read shows what looks like a code; `intent` is what it asks for where it is none that is good. */
  | { readonly kind: 'shownCode'; readonly text: string; readonly intent: PlainIntent }
  | { readonly kind: 'nothing' };

/** What is asked for whoever reads along. */
export type PlainIntent = Exclude<Intent, { kind: 'shownCode' }>;

/** Commands by every name they answer to. */
export type CommandIndex = ReadonlyMap<string, Command>;

/** Makes the index; two commands of one name are a mistake in the list. */
export function indexCommands(commands: readonly Command[]): CommandIndex {
  const index = new Map<string, Command>();
  for (const command of commands) {
    for (const name of [command.name, ...command.aliases]) {
      if (index.has(name)) throw new Error(`two commands answer to ${name}`);
      index.set(name, command);
    }
  }
  return index;
}

/** What a command may take on beside its own name. */
type Hook = 'files' | 'replies' | 'words' | 'besideWords' | 'secrets';

/** The commands that take on something, in the order of the list. */
export function commandsWith<H extends Hook>(
  commands: CommandIndex,
  hook: H,
): readonly (Command & { readonly [Key in H]-?: NonNullable<Command[Key]> })[] {
  const has = (one: Command): one is Command & { readonly [Key in H]-?: NonNullable<Command[Key]> } =>
    one[hook] !== undefined;
  return [...new Set(commands.values())].filter(has);
}

/** Reads what something incoming asks for. Pure: it looks nothing up but the list of commands. */
export function interpret(incoming: Incoming, commands: CommandIndex): Intent {
  const intent = interpretForwarded(incoming, commands);
  const text = incoming.chat.kind === 'private' ? '' : wordsOf(incoming.body);
  const isSaidToBot = intent.kind !== 'nothing';
  const isShown = commandsWith(commands, 'secrets').some(({ secrets }) =>
    secrets.areShownIn(text, { isSaidToBot }),
  );
  return isShown ? { kind: 'shownCode', text, intent } : intent;
}

/** The words that stand in the chat. */
function wordsOf(body: Incoming['body']): string {
  switch (body.kind) {
    case 'command':
      return body.argument;
    case 'start':
      return body.payload;
    case 'text':
      return body.text;
    case 'file':
      return body.caption;
    default:
      return '';
  }
}

function interpretForwarded(incoming: Incoming, commands: CommandIndex): PlainIntent {
  const intent = interpretBody(incoming, commands);
  const hasWords = ['run', 'submit', 'words', 'file'].includes(intent.kind);
  if (incoming.isTooLong === true && hasWords) return { kind: 'tooLong' };
  if (incoming.isForwarded !== true) return intent;
  if (intent.kind === 'run') return { ...intent, kind: 'forwarded' };
  const isPrivate = incoming.chat.kind === 'private';
  const isSaidElsewhere = intent.kind === 'words' && !isPrivate;
  const isNoCommand = intent.kind === 'unknownCommand' || (intent.kind === 'nearMiss' && !isPrivate);
  return isSaidElsewhere || isNoCommand ? { kind: 'nothing' } : intent;
}

function interpretBody(incoming: Incoming, commands: CommandIndex): PlainIntent {
  const { body, chat } = incoming;
  switch (body.kind) {
    case 'command':
      return interpretCommand(body.name, { argument: body.argument.trim(), incoming, commands });
    case 'start':
      return interpretStart(body.payload.trim(), { incoming, commands });
    case 'press':
    case 'form': {
      const action = decodeAction(readShownForum(body.action).action);
      const isPress = body.kind === 'press';
      if (isPress && action?.command === MEANT) return { kind: 'meant', id: action.parameters[0] };
      const command = action === undefined ? undefined : commands.get(action.command);
      if (action === undefined || command === undefined || (isPress && command.press === undefined))
        return { kind: isPress ? 'staleButton' : 'nothing' };
      const { parameters } = action;
      return isPress
        ? { kind: 'press', command, parameters }
        : { kind: 'submit', command, parameters, values: body.values };
    }
    case 'text': {
      const typed = incoming.sender.isPerson ? typedIn(body.text) : undefined;
      const read = typed === undefined ? undefined : interpretTyped(typed, commands);
      if (read !== undefined) return read;
      const isSaidToBot = chat.kind === 'private' || body.mentioned;
      // What hangs on a message in a group may be for the bot, whose messages hang there too.
      if (!isSaidToBot && incoming.attachment !== undefined && incoming.replyTo !== undefined)
        return { kind: 'file', file: incoming.attachment, caption: body.text.trim() };
      return body.text.trim() !== '' && isSaidToBot && incoming.sender.isPerson
        ? { kind: 'words', text: body.text.trim() }
        : { kind: 'nothing' };
    }
    case 'file':
      return chat.kind === 'private' || incoming.replyTo !== undefined
        ? { kind: 'file', file: body.file, caption: body.caption.trim() }
        : { kind: 'nothing' };
    case 'unreadable':
      return { kind: chat.kind === 'private' && incoming.sender.isPerson ? 'unreadable' : 'nothing' };
    case 'migrated':
    case 'reachability':
      return { kind: 'chatEvent' };
  }
}

/** What an address that opens the chat hands over: `absen-482913` is for that command, everything else for `start` itself. */
function interpretStart(
  payload: string,
  { incoming, commands }: { readonly incoming: Incoming; readonly commands: CommandIndex },
): PlainIntent {
  const [, name = '', words = ''] = /^([a-z]+)-(.+)$/.exec(payload) ?? [];
  const command = commands.get(name);
  return command?.takesStart === true
    ? { kind: 'run', command, argument: words }
    : interpretCommand('start', { argument: payload, incoming, commands });
}

function interpretCommand(
  name: string,
  {
    argument,
    incoming,
    commands,
  }: { readonly argument: string; readonly incoming: Incoming; readonly commands: CommandIndex },
): PlainIntent {
  const read = interpretTyped({ name, argument }, commands);
  if (read !== undefined) return read;
  // In a group the command may be another bot's.
  if (incoming.chat.kind === 'group') return { kind: 'nothing' };
  const words = `${name} ${argument}`.trim();
  const asking = asksSomething(words) || liveTopic(words) !== undefined ? commands.get('tanya') : undefined;
  return asking === undefined
    ? { kind: 'unknownCommand', name }
    : { kind: 'run', command: asking, argument: words };
}

/** What was typed as a command, or like one; undefined where it is like none of ours. */
function interpretTyped(typed: Typed, commands: CommandIndex): PlainIntent | undefined {
  const read = readTyped(typed, commands);
  if (read.kind === 'unknown') return undefined;
  return read.kind === 'meant'
    ? { kind: 'run', command: read.command, argument: read.argument }
    : { kind: 'nearMiss', name: typed.name, argument: read.argument, commands: read.commands };
}
