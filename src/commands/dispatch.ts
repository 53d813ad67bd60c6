import type { Database } from '../db/client.ts';
import { isOutage } from '../db/outage.ts';
import { inTransaction } from '../db/transaction.ts';
import { createTroubles } from '../db/troubles.ts';
import { moveChat, noteOpenPlace, noteReachability } from '../domain/chats/store.ts';
import { loadContext } from '../domain/context/store.ts';
import { recordUpdate } from '../domain/inbound/store.ts';
import type { EnqueueDeliveries, Work } from '../domain/work.ts';
import type { Clock } from '../lib/clock.ts';
import type { Randomness } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { TroubleLog } from '../lib/trouble-log.ts';
import type { Incoming, PlatformName } from '../platform/incoming.ts';
import { NotNow } from '../platform/not-now.ts';
import type { IncomingHandler, Reaction } from '../platform/reaction.ts';
import { apologise } from './apology.ts';
import { readRowId } from './args/row-id.ts';
import { cleanIncoming } from './clean-incoming.ts';
import type { Call, Command } from './command.ts';
import { converse } from './converse.ts';
import { type FloodGuard, holdBackFlood } from './flood.ts';
import { type CommandIndex, type Intent, indexCommands, interpret } from './interpret.ts';
import { createInterrupted, type Interrupted } from './interrupted.ts';
import { languageOf } from './language.ts';
import { OUTAGE_PAUSES_MS, outlastOutage } from './outlast.ts';
import { permit } from './permit.ts';
import { createRateLimit } from './rate-limit.ts';
import { createKeyedQueue } from './sender-queue.ts';
import type { CommandServices } from './services.ts';

/** How an update went, for the metrics. */
export interface UpdateFacts {
  readonly platform: PlatformName;
  /** The command's name, or the kind of what was said. */
  readonly command: string;
  readonly outcome: 'done' | 'failed';
  readonly seconds: number;
}

/** What dispatching needs. */
export interface DispatchDeps {
  readonly database: Database;
  readonly commands: readonly Command[];
  readonly services: CommandServices;
  readonly enqueue: EnqueueDeliveries;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly logger: Logger;
  /** Told how long each update took, for the metrics. */
  readonly observe: (facts: UpdateFacts) => void;
  /** Resolves when one more message of ours may go to a platform; not asked unless given. */
  readonly enterReply?: (platform: PlatformName) => Promise<void>;
  /** Pauses between tries while the database is away, in milliseconds; half a minute in all unless given. */
  readonly outagePausesMs?: readonly number[];
}

/** What one update is handled with. */
interface Handling extends DispatchDeps {
  readonly index: CommandIndex;
  readonly interrupted: Interrupted;
  readonly troubles: TroubleLog;
}

/**
 * The one policy for everything incoming: one sender's updates in order, each update once, rights asked before
 * anything is done, faults turned into one polite line. Rejects only when the database stays away and the platform
 * delivers again what was not handled. Texts are never logged.
 */
export function createDispatch(deps: DispatchDeps): IncomingHandler {
  const handling: Handling = {
    ...deps,
    index: indexCommands(deps.commands),
    interrupted: createInterrupted(),
    troubles: createTroubles(deps.logger),
  };
  const inOrder = createKeyedQueue();
  const { admins, languages } = deps.services;
  const guard: FloodGuard = { limit: createRateLimit(deps.clock), admins, languages };
  return async (received) => {
    const incoming = cleanIncoming(received);
    const intent = interpret(incoming, handling.index);
    const held = holdBackFlood(guard, incoming, intent);
    if (held !== undefined) return held;
    return inOrder(`${incoming.platform}:${incoming.sender.id}`, async () => {
      const reactions = await handle(handling, incoming, intent);
      await enterReplies(handling, incoming.platform, reactions);
      return reactions;
    });
  };
}

async function handle(deps: Handling, incoming: Incoming, intent: Intent): Promise<readonly Reaction[]> {
  if (intent.kind === 'nothing') return [];
  const begun = deps.clock.now();
  const facts = {
    platform: incoming.platform,
    command: 'command' in intent ? intent.command.name : intent.kind,
  };
  const cause = causeOf(incoming);
  const observe = (outcome: 'done' | 'failed'): void => {
    const milliseconds = deps.clock.now() - begun;
    deps.observe({ ...facts, outcome, seconds: milliseconds / 1_000 });
    if (outcome === 'done') deps.logger.info({ ...facts, cause, outcome, milliseconds }, 'update handled');
  };
  const key = causeOf(incoming);
  const wasInterrupted = deps.interrupted.has(key);
  try {
    const reactions = await outlastOutage(
      (isAgain) => tryOnce(deps, { incoming, intent, isRepeated: isAgain || wasInterrupted }),
      deps.outagePausesMs ?? OUTAGE_PAUSES_MS,
    );
    deps.interrupted.settle(key);
    observe('done');
    return reactions;
  } catch (fault) {
    observe('failed');
    deps.troubles.report(fault, 'update failed', { ...facts, cause });
    if (!isOutage(fault) || !limitsOf(deps, incoming).redelivers)
      return apologise(deps.services, incoming, 'fault');
    deps.interrupted.note(key);
    throw new NotNow(fault);
  }
}

/** Messages of ours go out one after another, each in its turn with what the outbox sends; a toast is no message. */
async function enterReplies(
  { enterReply }: Handling,
  platform: PlatformName,
  reactions: readonly Reaction[],
): Promise<void> {
  const messages = reactions.filter(({ kind }) => kind === 'reply' || kind === 'replace');
  await Promise.all(messages.map(() => enterReply?.(platform)));
}

/** One try of one update; `isRepeated` after one that was broken off. */
interface Try {
  readonly incoming: Incoming;
  readonly intent: Intent;
  readonly isRepeated: boolean;
}

async function tryOnce(deps: Handling, one: Try): Promise<readonly Reaction[]> {
  return (await tryDirectly(deps, one)) ?? (await inOneTransaction(deps, one));
}

async function tryDirectly(
  deps: Handling,
  { incoming, intent, isRepeated }: Try,
): Promise<readonly Reaction[] | undefined> {
  if (intent.kind !== 'run' && intent.kind !== 'press') return undefined;
  return intent.command.direct?.({
    incoming,
    isRepeated,
    parameters: intent.kind === 'press' ? intent.parameters : undefined,
    argument: intent.kind === 'run' ? intent.argument : '',
    now: deps.clock.now(),
    services: deps.services,
    limits: limitsOf(deps, incoming),
  });
}

function inOneTransaction(
  deps: Handling,
  { incoming, intent, isRepeated }: Try,
): Promise<readonly Reaction[]> {
  return inTransaction(deps.database, async (db) => {
    const { clock, randomness, enqueue, logger } = deps;
    const work: Work = { db, now: clock.now(), randomness, enqueue, logger, cause: causeOf(incoming) };
    if (!(await recordUpdate(db, { incoming, now: work.now })))
      return isRepeated ? apologise(deps.services, incoming, 'replyLost') : [];
    if (intent.kind === 'chatEvent') return noteChatEvent(work, incoming);
    const { services } = deps;
    const origin = { ...incoming, meetingId: meetingOf(intent), isWords: intent.kind === 'words' };
    if (intent.kind !== 'words') await noteSignOfLife(work, incoming);
    const context = await loadContext(db, { origin, now: work.now, admins: services.admins });
    const locale = context.chat.locale ?? context.forum.locale;
    const call: Call = {
      context,
      work,
      language: languageOf(services.languages, locale, incoming.platform),
      incoming,
      services,
      limits: limitsOf(deps, incoming),
    };
    return converse(call, intent, deps.index, permit);
  });
}

/** How an update is called in log lines and notices, across all platforms. */
function causeOf({ platform, key }: Incoming): string {
  return `${platform}:${key}`;
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

function limitsOf(deps: DispatchDeps, incoming: Incoming): Call['limits'] {
  const platform = deps.services.platforms.get(incoming.platform);
  if (platform === undefined) throw new Error(`nothing is known of platform ${incoming.platform}`);
  return platform.limits;
}
