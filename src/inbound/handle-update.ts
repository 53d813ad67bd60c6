import { setTimeout as pause } from 'node:timers/promises';
import { moveChat, noteOpenPlace, noteReachability } from '../chats/chats.store.ts';
import type { Database } from '../db/client.ts';
import type { Db } from '../db/db.ts';
import { inTransaction } from '../db/transaction.ts';
import { languageOf } from '../i18n/chat-language.ts';
import { StillLearning } from '../language/search/still-learning.ts';
import type { Clock } from '../lib/clock.ts';
import type { Randomness } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { EnqueueDeliveries, Work } from '../model/work.ts';
import type { Incoming, IncomingFile } from '../platform/incoming.ts';
import type { Reaction } from '../platform/reaction.ts';
import { readRowId } from './args/numbers.ts';
import type { Call, CommandServices, FileWelcome, HandedFile } from './command.ts';
import { loadContext } from './context/context.store.ts';
import { converse } from './converse.ts';
import { handedBy, welcomeOf } from './handed-file.ts';
import { causeOf } from './incoming.ts';
import { type CommandIndex, commandsWith, type Intent } from './interpret.ts';
import { takeEdit } from './offers.ts';
import type { WasBrokenOff } from './redelivered.ts';
import { apologise } from './replies.ts';
import { keepForum, shownForum } from './shown-forum.ts';
import { noteRefused, recordUpdate } from './updates.store.ts';

/** What one try is made with. */
export interface Trying {
  readonly database: Database;
  readonly services: CommandServices;
  readonly enqueue: EnqueueDeliveries;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly logger: Logger;
  readonly index: CommandIndex;
  /** How long a question waits for a changed FAQ to be learned before it is answered by the one before; one and a half seconds unless given. */
  readonly learningPatienceMs?: number;
}

/** One try of one update. */
export interface Try {
  readonly incoming: Incoming;
  readonly intent: Intent;
  readonly wasBrokenOff: WasBrokenOff;
}

/**
 * Tries an update once: by its command's direct way where it has one that applies, else in one transaction that records the
 * update with its effect. An update that is recorded already does nothing and says nothing, unless its sender may not
 * have been told.
 */
export async function tryOnce(deps: Trying, one: Try): Promise<readonly Reaction[]> {
  const direct = await tryDirectly(deps, one);
  if (direct !== undefined) return direct;
  const ready = { ...one, intent: await withFile(deps, one) };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inOneTransaction(deps, ready);
    } catch (fault) {
      if (!(fault instanceof StillLearning) || attempt === MOST_LESSONS) throw fault;
      await waitForLesson(fault, deps.learningPatienceMs ?? LEARNING_PATIENCE_MS);
    }
  }
}

/** An answer may wait for the live topics, for the FAQ, and for changes of it meanwhile. */
const MOST_LESSONS = 6;
const LEARNING_PATIENCE_MS = 1_500;

/** Outside of any transaction, for learning takes its time. */
async function waitForLesson({ learned, goOn }: StillLearning, patienceMs: number): Promise<void> {
  if (goOn === undefined) return learned;
  const waiting = new AbortController();
  const patience = pause(patienceMs, undefined, { signal: waiting.signal }).then(goOn, () => undefined);
  await Promise.race([learned, patience]);
  waiting.abort();
}

/**
 * What is asked for, with the file that was handed in where somebody will read it: fetched before any transaction is opened, for
 * no row may wait for a network.
 */
async function withFile(deps: Trying, { incoming, intent }: Try): Promise<Intent> {
  const handing = handedBy(intent, incoming);
  if (handing === undefined || (intent.kind !== 'run' && intent.kind !== 'words' && intent.kind !== 'file'))
    return intent;
  const welcome = await inTransaction(deps.database, async (db) => {
    const call = await openCall(deps, { incoming, intent, work: workOf(deps, { db, incoming }) });
    return welcomeOf(call, { intent, handing, commands: deps.index });
  });
  return welcome === undefined ? intent : { ...intent, handed: await fetchHanded(handing.file, welcome) };
}

/** Fetches it; without its content where it is too large or cannot be had, which the command then says. */
async function fetchHanded(
  { name, sizeBytes, download }: IncomingFile,
  { maxBytes }: FileWelcome,
): Promise<HandedFile> {
  const isFetched = sizeBytes <= maxBytes;
  return {
    name,
    sizeBytes,
    content: isFetched ? await download(maxBytes).catch(() => undefined) : undefined,
  };
}

async function tryDirectly(
  deps: Trying,
  { incoming, intent, wasBrokenOff }: Try,
): Promise<readonly Reaction[] | undefined> {
  if (intent.kind !== 'run' && intent.kind !== 'press') return undefined;
  return intent.command.direct?.({
    incoming,
    wasBrokenOff,
    parameters: intent.kind === 'press' ? intent.parameters : undefined,
    argument: intent.kind === 'run' ? intent.argument : '',
    now: deps.clock.now(),
    services: deps.services,
    limits: limitsOf(deps, incoming),
  });
}

function inOneTransaction(
  deps: Trying,
  { incoming, intent, wasBrokenOff }: Try,
): Promise<readonly Reaction[]> {
  return inTransaction(deps.database, async (db) => {
    const work = workOf(deps, { db, incoming });
    if (!(await recordUpdate(db, { incoming, usedBy: userOf(incoming, intent), now: work.now })))
      return (await wasBrokenOff(db)) ? apologise(deps.services, { incoming, reason: 'replyLost' }) : [];
    if (intent.kind === 'chatEvent') return noteChatEvent(work, incoming);
    if (intent.kind !== 'words') await noteSignOfLife(work, incoming);
    const call = await openCall(deps, { incoming, intent, work });
    const { edited, platform } = incoming;
    // Whatever else is said with it: a code that others read is good no more.
    const shown =
      intent.kind === 'shownCode' ? await endShown(deps.index, { call, text: intent.text }) : undefined;
    if (shown !== undefined) return shown;
    const asked = intent.kind === 'shownCode' ? intent.intent : intent;
    const handle = (): Promise<readonly Reaction[]> =>
      converse(call, { intent: asked, commands: deps.index });
    const reactions =
      edited === undefined ? await handle() : await takeEdit(call, { intent: asked, edited, handle });
    if (reactions.some((reaction) => reaction.kind === 'reply' && reaction.isRefusal === true))
      await noteRefused(db, { platform, key: edited?.key ?? incoming.key, now: work.now });
    return keepForum(reactions, call);
  });
}

async function endShown(
  index: CommandIndex,
  { call, text }: { readonly call: Call; readonly text: string },
): Promise<readonly Reaction[] | undefined> {
  for (const { secrets } of commandsWith(index, 'secrets')) {
    const said = await secrets.end(call, text);
    if (said !== undefined) return said;
  }
  return undefined;
}

function workOf(
  { clock, randomness, enqueue, logger }: Trying,
  { db, incoming }: { readonly db: Db; readonly incoming: Incoming },
): Work {
  return { db, now: clock.now(), randomness, enqueue, logger, cause: causeOf(incoming) };
}

/** What a command has at hand, read within the transaction of `work`. */
async function openCall(
  deps: Trying,
  { incoming, intent, work }: Pick<Try, 'incoming' | 'intent'> & { readonly work: Work },
): Promise<Call> {
  const { services } = deps;
  const about = { forumId: shownForum(incoming), meetingId: meetingOf(intent) };
  const origin = { ...incoming, ...about, isWords: intent.kind === 'words' };
  const context = await loadContext(work.db, { origin, now: work.now, admins: services.admins });
  const locale = context.chat.locale ?? context.forum.locale;
  const language = languageOf(services.languages, { locale, platform: incoming.platform });
  return { context, work, language, incoming, services, limits: limitsOf(deps, incoming) };
}

/** Who uses the bot by it: a person who says or presses something. */
function userOf({ sender }: Incoming, intent: Intent): string | undefined {
  return intent.kind === 'chatEvent' || !sender.isPerson ? undefined : sender.id;
}

/** The meeting that the button of an answer names; those commands are the ones with a direct way. */
function meetingOf(intent: Intent): number | undefined {
  if (intent.kind !== 'press' && intent.kind !== 'submit') return undefined;
  return intent.command.direct === undefined ? undefined : readRowId(intent.parameters[0]);
}

/** Whoever commands the bot in a group expects an answer there: it counts as open again until it refuses one. */
function noteSignOfLife({ db, now }: Work, { platform, chat }: Incoming): Promise<void> {
  if (chat.kind === 'private') return Promise.resolve();
  return noteOpenPlace(db, { platform, chatId: chat.id, threadId: chat.threadId, now });
}

async function noteChatEvent(work: Work, incoming: Incoming): Promise<readonly Reaction[]> {
  const { body, chat, platform } = incoming;
  if (body.kind === 'migrated') {
    await moveChat(work.db, { platform, oldId: chat.id, newId: body.newChatId });
  } else if (body.kind === 'reachability') {
    const reason = chat.kind === 'private' ? 'blocked' : 'removed';
    await noteReachability(work.db, { platform, chat, now: work.now, reachable: body.reachable, reason });
  }
  return [];
}

/** The limits of the platform that something came from. */
export function limitsOf({ services }: Pick<Trying, 'services'>, incoming: Incoming): Call['limits'] {
  const platform = services.platforms.get(incoming.platform);
  if (platform === undefined) throw new Error(`nothing is known of platform ${incoming.platform}`);
  return platform.limits;
}
