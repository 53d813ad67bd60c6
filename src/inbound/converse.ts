import { createHash } from 'node:crypto';
import { notePrivateChat } from '../chats/chats.store.ts';
import { MOST_TEXT } from '../platform/incoming.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call, Command, HandedFile, RunCall } from './command.ts';
import { dialogueKey, endDialogue, findDialogue } from './dialogues.store.ts';
import { takerOf } from './handed-file.ts';
import { READ_ENDINGS } from './incoming.ts';
import { type CommandIndex, commandsWith, type Intent, type PlainIntent } from './interpret.ts';
import { answerForwarded, offerNearest, readMeant } from './offers.ts';
import { permit } from './permit.ts';
import { explainUnreadable, refuse, sayNotKept } from './replies.ts';
import { takeAlbum } from './updates.store.ts';

/** What somebody asks for, and of which commands. */
export interface Asked<I extends Intent = PlainIntent> {
  readonly intent: I;
  readonly commands: CommandIndex;
}

type Of<Kind extends PlainIntent['kind']> = Extract<PlainIntent, { kind: Kind }>;

/** Carries out what was asked, within the transaction of `call.work`. */
export async function converse(call: Call, { intent, commands }: Asked): Promise<readonly Reaction[]> {
  if (call.incoming.chat.kind === 'private') await noteOpenChat(call);
  if (!(await isFirstOfAlbum(call, intent))) return [];
  switch (intent.kind) {
    case 'run':
      return sayUnlessTaken(call, { command: intent.command, said: await runAnew(call, intent) });
    case 'meant':
      return runMeant(call, { intent, commands });
    case 'press':
      return press(call, intent);
    case 'submit':
      return submit(call, intent);
    case 'words':
      return continueOrAsk(call, { intent, commands });
    case 'file':
      return takeFile(call, { intent, commands });
    case 'unreadable':
      return explainUnreadable(call);
    case 'tooLong':
      return refuse(call, { reason: 'messageTooLong', longest: MOST_TEXT });
    case 'forwarded':
      return answerForwarded(call, intent);
    case 'unknownCommand':
      return refuse(call, { reason: 'unknownCommand', name: intent.name });
    case 'nearMiss':
      return offerNearest(call, intent);
    case 'staleButton':
      return refuse(call, 'buttonGone');
    case 'chatEvent':
    case 'nothing':
      return [];
  }
}

async function press(call: Call, { command, parameters }: Of<'press'>): Promise<readonly Reaction[]> {
  const pressed = { ...call, parameters };
  return (await permit(pressed, command)) ?? (await command.press?.(pressed)) ?? [];
}

async function submit(
  call: Call,
  { command, parameters, values }: Of<'submit'>,
): Promise<readonly Reaction[]> {
  const submitted = { ...call, parameters, values };
  return (await permit(submitted, command)) ?? (await command.submit?.(submitted)) ?? [];
}

/** A press of what a mistyped command may have meant: as if it had been typed rightly. */
async function runMeant(call: Call, { intent, commands }: Asked<Of<'meant'>>): Promise<readonly Reaction[]> {
  const { name = '', argument = '' } = (await readMeant(call, intent.id)) ?? {};
  const command = commands.get(name);
  return command === undefined ? refuse(call, 'buttonGone') : runAnew(call, { command, argument });
}

/** Runs a command, which leaves an unfinished dialogue. */
async function runAnew(
  call: Call,
  { command, argument, handed }: Omit<Of<'run'>, 'kind'>,
): Promise<readonly Reaction[]> {
  if (command.keepsDialogue !== true) await endDialogue(call.work.db, dialogueKey(call));
  const run = saidWith(call, { argument, handed });
  return (await permit(run, command)) ?? command.run(run);
}

/** Plain words go on with an open dialogue; else they reply to a question of another time, or whoever takes words gets them. */
async function continueOrAsk(
  call: Call,
  { intent: { text: argument, handed }, commands }: Asked<Of<'words'>>,
): Promise<readonly Reaction[]> {
  const dialogue = await findDialogue(call.work.db, { ...dialogueKey(call), now: call.work.now });
  const command = dialogue === undefined ? undefined : commands.get(dialogue.command);
  const isForwarded = call.incoming.isForwarded === true;
  const words = { ...call, argument };
  if (dialogue !== undefined && command?.continue !== undefined) {
    if (isForwarded) return refuse(call, 'forwardedWords');
    const next = { ...saidWith(call, { argument, handed }), step: dialogue.step, facts: dialogue.facts };
    const said = (await permit(next, command)) ?? (await command.continue(next));
    if (said !== undefined) return sayUnlessTaken(call, { command, said });
  } else if (handed !== undefined) {
    return giveToTaker(call, { handing: { file: handed, words: argument }, commands });
  } else if (!isForwarded) {
    for (const { replies } of commandsWith(commands, 'replies')) {
      const said = await replies(words);
      if (said !== undefined) return said;
    }
  }
  return sayNotKept(call, await takeWords(words, commands));
}

/** The first command that takes plain words answers them; what others read beside that follows. */
async function takeWords(words: RunCall, commands: CommandIndex): Promise<readonly Reaction[]> {
  for (const taking of commandsWith(commands, 'words')) {
    const said = await taking.words(words);
    if (said === undefined) continue;
    // Whoever reads more beside words has not taken them for its own.
    const others = commandsWith(commands, 'besideWords').filter(({ name }) => name !== taking.name);
    const beside: Reaction[] = [];
    for (const { besideWords } of others) beside.push(...(await besideWords(words)));
    return [...said, ...beside];
  }
  return [];
}

/** A file goes on with an open dialogue that waits for one; else whoever takes such files gets it. */
async function takeFile(
  call: Call,
  { intent: { file, caption, handed }, commands }: Asked<Of<'file'>>,
): Promise<readonly Reaction[]> {
  const dialogue = await findDialogue(call.work.db, { ...dialogueKey(call), now: call.work.now });
  const command = dialogue === undefined ? undefined : commands.get(dialogue.command);
  if (dialogue !== undefined && handed !== undefined && command?.handed !== undefined) {
    const next = {
      ...saidWith(call, { argument: caption, handed }),
      step: dialogue.step,
      facts: dialogue.facts,
    };
    const said = await command.continue?.(next);
    if (said !== undefined) return said;
  }
  if (handed !== undefined) return giveToTaker(call, { handing: { file: handed, words: caption }, commands });
  const taker = takerOf(commands, { file, words: caption });
  const unread = { ...call, argument: caption, file: { ...file, content: undefined } };
  const refused = taker && (await permit(unread, taker));
  // Whoever may use it, but not for this, is told so.
  if (taker !== undefined && refused === undefined && call.incoming.chat.kind === 'private')
    return taker.files.take(unread);
  return READ_ENDINGS.test(file.name) && refused !== undefined ? refused : explainUnreadable(call);
}

/** Hands a file to the command that takes such ones. */
async function giveToTaker(
  call: Call,
  {
    handing: { file, words },
    commands,
  }: {
    readonly handing: { readonly file: HandedFile; readonly words: string };
    readonly commands: CommandIndex;
  },
): Promise<readonly Reaction[]> {
  const taker = commandsWith(commands, 'files').find(({ files }) => files.takes({ file, words }));
  if (taker === undefined) return [];
  const handedIn = { ...call, argument: words, file };
  return (await permit(handedIn, taker)) ?? taker.files.take(handedIn);
}

function saidWith(
  call: Call,
  { argument, handed }: { readonly argument: string; readonly handed?: HandedFile | undefined },
): RunCall {
  return { ...call, argument, ...(handed === undefined ? {} : { file: handed }) };
}

/** A command that takes files says itself what becomes of them. */
function sayUnlessTaken(
  call: Call,
  { command, said }: { readonly command: Command; readonly said: readonly Reaction[] },
): readonly Reaction[] {
  return command.handed === undefined ? sayNotKept(call, said) : said;
}

/** Whether something is to be answered: of an album's messages those with words or a file that is read, and one more. */
async function isFirstOfAlbum({ incoming, work }: Call, intent: Intent): Promise<boolean> {
  const { albumId, platform } = incoming;
  if (albumId === undefined) return true;
  const isFirst = await takeAlbum(work.db, { platform, albumId, now: work.now });
  const isRead =
    intent.kind === 'file' && (intent.handed !== undefined || READ_ENDINGS.test(intent.file.name));
  const isMute = !isRead && (intent.kind === 'file' || intent.kind === 'unreadable');
  if (isMute) return isFirst;
  const words = wordsAsked(intent);
  // The same words under several pictures are said once.
  return (
    words === undefined || takeAlbum(work.db, { platform, albumId: `${albumId}:${words}`, now: work.now })
  );
}

/** What an intent's words are told by, without being kept. */
function wordsAsked(intent: Intent): string | undefined {
  const words =
    intent.kind === 'run'
      ? `/${intent.command.name} ${intent.argument}`
      : intent.kind === 'words'
        ? intent.text
        : undefined;
  return words && createHash('sha256').update(words).digest('base64url').slice(0, 22);
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
