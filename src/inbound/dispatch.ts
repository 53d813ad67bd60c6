import type { Db } from '../db/db.ts';
import { createTroubles } from '../db/troubles.ts';
import { SECOND_MS, systemElapsed } from '../lib/clock.ts';
import { createKeyedQueue } from '../lib/keyed-queue.ts';
import { TookTooLong, withinTime } from '../lib/retry.ts';
import type { TroubleLog } from '../lib/trouble-log.ts';
import type { Incoming, PlatformName } from '../platform/incoming.ts';
import { NotNow } from '../platform/not-now.ts';
import type { IncomingHandler, Reaction } from '../platform/reaction.ts';
import type { Command } from './command.ts';
import { createRateLimit, type FloodGuard, holdBackFlood } from './flood.ts';
import { limitsOf, type Trying, tryOnce } from './handle-update.ts';
import { captionAsWords, causeOf, cleanIncoming } from './incoming.ts';
import { type CommandIndex, type Intent, indexCommands, interpret } from './interpret.ts';
import { createLastTries, type LastTries, LongOutage, OUTAGE_PAUSES_MS, outlastOutage } from './outage.ts';
import { createRedelivered, type Redelivered, type WasBrokenOff } from './redelivered.ts';
import { apologise, withExcuses } from './replies.ts';

/** Longer than any wait within a try: for a connection, in a transaction, for a file. */
const TRY_MS = 90 * SECOND_MS;

/** How an update went, for the metrics. */
export interface UpdateFacts {
  readonly platform: PlatformName;
  /** The command's name, or the kind of what was said. */
  readonly command: string;
  readonly outcome: 'done' | 'failed';
  readonly seconds: number;
}

/** What dispatching needs. */
export interface DispatchDeps extends Omit<Trying, 'index'> {
  readonly commands: readonly Command[];
  /** Told how long each update took, for the metrics. */
  readonly observe: (facts: UpdateFacts) => void;
  /** Resolves when one more message of ours may go to a platform; not asked unless given. */
  readonly enterReply?: (
    platform: PlatformName,
    chat: { readonly chatId: string; readonly isGroup: boolean },
  ) => Promise<void>;
  /** Whether no other process works on this database now; counts as no unless given. */
  readonly isAlone?: (db: Db) => Promise<boolean>;
  /** Pauses between tries while the database is away, in milliseconds; half a minute in all unless given. */
  readonly outagePausesMs?: readonly number[];
  /** Milliseconds that one try, or a reply's wait for its turn, may take; a minute and a half unless given. */
  readonly tryMs?: number;
  /** Aborted when the process stops: nobody waits for the database any more. */
  readonly signal?: AbortSignal;
}

/** What one update is handled with. */
interface Handling extends DispatchDeps {
  readonly index: CommandIndex;
  readonly redelivered: Redelivered;
  readonly lastTries: LastTries;
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
    redelivered: createRedelivered({
      ...{ clock: deps.clock, elapsed: systemElapsed },
      isAlone: deps.isAlone ?? (async () => false),
    }),
    lastTries: createLastTries(),
    troubles: createTroubles(deps.logger),
  };
  const inOrder = createKeyedQueue();
  const { admins, languages } = deps.services;
  const guard: FloodGuard = { limit: createRateLimit(deps.clock), admins, languages };
  const take = async (received: Incoming): Promise<readonly Reaction[]> => {
    const incoming = captionAsWords(cleanIncoming(received));
    const intent = interpret(incoming, handling.index);
    const held = holdBackFlood(guard, { incoming, intent });
    if (held !== undefined) return held;
    return inOrder.run(`${incoming.platform}:${incoming.sender.id}`, async () => {
      const reactions = await handle(handling, { incoming, intent });
      await enterReplies(handling, { ...incoming, reactions });
      return reactions;
    });
  };
  return (received) =>
    take(received).catch((fault: unknown) => {
      if (fault instanceof NotNow) throw fault;
      handling.troubles.report(fault, { message: 'update not taken', cause: causeOf(received) });
      return apologise(deps.services, { incoming: received, reason: 'fault' });
    });
}

async function handle(
  deps: Handling,
  { incoming, intent }: { readonly incoming: Incoming; readonly intent: Intent },
): Promise<readonly Reaction[]> {
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
  const wasBrokenOff = deps.redelivered.meet(incoming);
  const yes: WasBrokenOff = async () => true;
  try {
    const reactions = await outlastOutage(
      (isAgain) =>
        withinTime(deps.tryMs ?? TRY_MS, () =>
          tryOnce(deps, { incoming, intent, wasBrokenOff: isAgain ? yes : wasBrokenOff }),
        ),
      { pausesMs: deps.outagePausesMs ?? OUTAGE_PAUSES_MS, signal: deps.signal },
    );
    deps.redelivered.done(incoming);
    deps.lastTries.succeeded(cause);
    observe('done');
    return withExcuses(deps.services, { ...incoming, reactions });
  } catch (fault) {
    observe('failed');
    const isLong = fault instanceof LongOutage;
    deps.troubles.report(isLong ? fault.cause : fault, { message: 'update failed', ...facts, cause });
    if (fault instanceof TookTooLong) return apologise(deps.services, { incoming, reason: 'faultUnsure' });
    if (!isLong) return apologise(deps.services, { incoming, reason: 'fault' });
    if (limitsOf(deps, incoming).redelivers && !deps.lastTries.failed(cause)) {
      deps.redelivered.brokeOff(incoming);
      throw new NotNow(fault);
    }
    return apologise(deps.services, { incoming, reason: fault.mayBeDone ? 'faultUnsure' : 'fault' });
  }
}

/** Messages of ours and their files go out one after another, each in its turn with what the outbox sends; a toast is no message. */
async function enterReplies(
  { enterReply, tryMs = TRY_MS }: Handling,
  { reactions, platform, chat }: Incoming & { readonly reactions: readonly Reaction[] },
): Promise<void> {
  const messages = reactions.flatMap((reaction) =>
    reaction.kind === 'reply' || reaction.kind === 'replace'
      ? [reaction.message, ...reaction.message.files]
      : [],
  );
  const place = { chatId: chat.id, isGroup: chat.kind !== 'private' };
  const turns = (): Promise<unknown> => Promise.all(messages.map(() => enterReply?.(platform, place)));
  // A turn that never comes keeps nobody's answer back: the platform says itself when it is too much.
  await withinTime(tryMs, turns).catch(() => undefined);
}
