import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { moveChat, noteReachability } from '../domain/chats/store.ts';
import { loadContext } from '../domain/context/store.ts';
import { recordUpdate } from '../domain/inbound/store.ts';
import type { EnqueueDeliveries, Work } from '../domain/work.ts';
import type { Clock } from '../lib/clock.ts';
import { faultFacts } from '../lib/error.ts';
import type { Randomness } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { Incoming, PlatformName } from '../platform/incoming.ts';
import type { IncomingHandler, Reaction } from '../platform/reaction.ts';
import { cleanIncoming } from './clean-incoming.ts';
import type { Call, Command } from './command.ts';
import { converse } from './converse.ts';
import { type FloodGuard, holdBackFlood } from './flood.ts';
import { type CommandIndex, type Intent, indexCommands, interpret } from './interpret.ts';
import { languageOf } from './language.ts';
import { outlastOutage } from './outlast.ts';
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
}

/**
 * The one policy for everything incoming: one sender's updates in order, each update once, rights asked before
 * anything is done, faults turned into one polite line. Texts are never logged.
 */
export function createDispatch(deps: DispatchDeps): IncomingHandler {
  const commands = indexCommands(deps.commands);
  const inOrder = createKeyedQueue();
  const { admins, languages } = deps.services;
  const guard: FloodGuard = { limit: createRateLimit(deps.clock), admins, languages };
  return async (received) => {
    const incoming = cleanIncoming(received);
    const intent = interpret(incoming, commands);
    const held = holdBackFlood(guard, incoming, intent);
    if (held !== undefined) return held;
    return inOrder(`${incoming.platform}:${incoming.sender.id}`, () =>
      handle(deps, commands, incoming, intent),
    );
  };
}

async function handle(
  deps: DispatchDeps,
  commands: CommandIndex,
  incoming: Incoming,
  intent: Intent,
): Promise<readonly Reaction[]> {
  if (intent.kind === 'nothing') return [];
  const begun = deps.clock.now();
  const facts = {
    platform: incoming.platform,
    command: 'command' in intent ? intent.command.name : intent.kind,
  };
  const observe = (outcome: 'done' | 'failed'): void =>
    deps.observe({ ...facts, outcome, seconds: (deps.clock.now() - begun) / 1_000 });
  try {
    const reactions = await outlastOutage(
      async () =>
        (await tryDirectly(deps, incoming, intent)) ??
        (await inOneTransaction(deps, commands, incoming, intent)),
    );
    observe('done');
    return reactions;
  } catch (fault) {
    observe('failed');
    deps.logger.error({ ...faultFacts(fault), ...facts, update: incoming.key }, 'update failed');
    return apology(deps, incoming, intent);
  }
}

async function tryDirectly(
  deps: DispatchDeps,
  incoming: Incoming,
  intent: Intent,
): Promise<readonly Reaction[] | undefined> {
  if (intent.kind !== 'run' && intent.kind !== 'press') return undefined;
  return intent.command.direct?.({
    incoming,
    parameters: intent.kind === 'press' ? intent.parameters : undefined,
    argument: intent.kind === 'run' ? intent.argument : '',
    now: deps.clock.now(),
    services: deps.services,
    limits: limitsOf(deps, incoming),
  });
}

function inOneTransaction(
  deps: DispatchDeps,
  commands: CommandIndex,
  incoming: Incoming,
  intent: Intent,
): Promise<readonly Reaction[]> {
  return inTransaction(deps.database, async (db) => {
    const work: Work = { db, now: deps.clock.now(), randomness: deps.randomness, enqueue: deps.enqueue };
    if (!(await recordUpdate(db, { incoming, now: work.now }))) return [];
    if (intent.kind === 'chatEvent') return noteChatEvent(work, incoming);
    const context = await loadContext(db, { origin: incoming, now: work.now, admins: deps.services.admins });
    const language = languageOf(
      deps.services.languages,
      context.chat.locale ?? context.forum.locale,
      incoming.platform,
    );
    const call: Call = {
      context,
      work,
      language,
      incoming,
      services: deps.services,
      limits: limitsOf(deps, incoming),
    };
    return converse(call, intent, commands, permit);
  });
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

function apology(deps: DispatchDeps, incoming: Incoming, intent: Intent): readonly Reaction[] {
  if (intent.kind === 'chatEvent') return [];
  const { t } = deps.services.languages.of('');
  const text = t('refusals:fault');
  return incoming.body.kind === 'press'
    ? [{ kind: 'toast', text, alert: true }]
    : [
        {
          kind: 'reply',
          audience: 'sender',
          message: { summary: text, blocks: [{ kind: 'paragraph', line: [text] }], buttons: [], files: [] },
        },
      ];
}
