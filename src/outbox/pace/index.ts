import type { Database } from '../../db/client.ts';
import { systemElapsed } from '../../lib/clock.ts';
import { realSleep, type Sleep } from '../../lib/sleep.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import type { PlatformLimits } from '../../platform/platform.ts';
import { countWorkers } from '../workers/workers.store.ts';
import { createGate } from './gate.ts';
import { createOthers, type Others } from './others.ts';
import { closeBucket, forgetFullBuckets, takePermits } from './pace.store.ts';
import { createPlaces, KEPT_FOR_REPLIES_MS } from './places.store.ts';
import type { Limit, Permit, PermitRequest } from './rules.ts';
import { createSharedGate } from './shared-gate.ts';
import { createSpacing } from './spacing.ts';

/** Where a message is to go, as far as pace is concerned. */
export interface PacedChat {
  readonly chatId: string;
  readonly isGroup: boolean;
  /** How many messages go there one upon another, as a long one or one with its file does; one unless given. */
  readonly messages?: number;
}

/** A chat of a platform. */
export interface PacedPlace {
  readonly platform: PlatformName;
  readonly chat: PacedChat;
}

/** What a pacer needs. */
interface PacerOptions {
  readonly limitsOf: (platform: PlatformName) => PlatformLimits;
  readonly sleep?: Sleep | undefined;
}

/** Keeps all processes together within a platform's limits. */
export interface Pacer {
  /** One permit per chat, in order; see `Permit`. */
  take(platform: PlatformName, chats: readonly PacedChat[]): Promise<readonly Permit[]>;
  /** The platform asked to wait: its whole pace for a private chat, that chat alone for a group. */
  slow(place: PacedPlace, waitMs: number): Promise<void>;
  /**
   * Resolves when this process may hand over one more message, shortly after its permit's moment, with what is to be called
   * once the platform has answered.
   */
  enter(platform: PlatformName, chat: PacedChat): Promise<() => void>;
  /** The same for what follows upon a message in its chat, such as its file, which the platform counts as another message. */
  enterFurther(platform: PlatformName, chat: PacedChat): Promise<() => void>;
  /** Resolves when an answer may go out: at once, but for moments in which messages fill what the platform allows. */
  enterReply(platform: PlatformName, chat: PacedChat): Promise<void>;
  /** Looks for other processes, with which the pace is to be shared. */
  look(): Promise<void>;
  /** How many processes share the pace, this one among them. */
  processes(): number;
  /** Forgets what is no longer needed. */
  tidy(): Promise<void>;
}

/** A permit further away than that is asked for again, so that nothing is held in memory for long. */
const PATIENCE_MS = 4_000;
/** Kept free overall for answers, which go first, while people ask. */
const PERMITS_FOR_ANSWERS = 1;
/** A second as the platform counts it, and what a clock that counts whole milliseconds may be off. */
const WINDOW_MS = 1_002;
/** Least time between two messages: enough not to come in one burst, and little enough to make up for a pause. */
const SPACING_MS = 25;
/** Share of a group's limit that later messages and edits use; the rest is for answers given there. */
const GROUP_SHARE = 0.5;
const GROUP_BURST_SHARE = 0.2;

/**
 * A pacer whose buckets are rows of the database: they plan when each message goes. What then really goes is counted, by a
 * process that is alone in its memory, by several in places of the database.
 */
export function createPacer(
  database: Pick<Database, 'prisma' | 'pool'>,
  { limitsOf, sleep = realSleep }: PacerOptions,
): Pacer {
  const others = createOthers({ count: () => countWorkers(database.prisma), elapsed: systemElapsed });
  const turnsOf = perPlatform((platform) =>
    createTurns({ database, platform, limits: limitsOf(platform), sleep, others }),
  );
  return {
    enter: (platform, chat) => turnsOf(platform).enter(chat),
    enterFurther: (platform, chat) => turnsOf(platform).enterFurther(chat),
    enterReply: (platform, chat) => turnsOf(platform).enterReply(chat),
    take: async (platform, chats) => {
      await others.look();
      const requests = chats.map((chat) => toRequest({ platform, chat, limits: limitsOf(platform) }));
      return takePermits(database, { requests, patienceMs: PATIENCE_MS });
    },
    slow: ({ platform, chat }, waitMs) =>
      closeBucket(database, { key: closureKey(platform, chat.isGroup ? chat.chatId : undefined), waitMs }),
    look: () => others.look(),
    processes: () => others.processes,
    tidy: () => forgetFullBuckets(database),
  };
}

interface TurnsOptions {
  readonly database: Pick<Database, 'pool'>;
  readonly platform: PlatformName;
  readonly limits: PlatformLimits;
  readonly sleep: Sleep;
  readonly others: Others;
}

/** What goes to one platform now: its own gate of this process, and before it the places where there are others. */
function createTurns({ database, platform, limits, sleep, others }: TurnsOptions): {
  enter(chat: PacedChat): Promise<() => void>;
  enterFurther(chat: PacedChat): Promise<() => void>;
  enterReply(chat: PacedChat): Promise<void>;
} {
  const elapsed = systemElapsed;
  const inChatMs = 1_000 / limits.perSecondInChat;
  const spacing = createSpacing({ intervalMs: inChatMs, sleep, elapsed });
  const gate = createGate({
    capacity: limits.perSecond,
    reserve: limits.perSecond > 1 ? PERMITS_FOR_ANSWERS : 0,
    reserveMs: KEPT_FOR_REPLIES_MS,
    windowMs: WINDOW_MS,
    sleep,
    elapsed,
  });
  const places = createPlaces(database, {
    ...{ platform, count: limits.perSecond },
    ...{ windowMs: WINDOW_MS, inChatMs, elapsed },
  });
  const shared = createSharedGate({ places, sleep, elapsed });
  const nowhere = (): void => undefined;
  const takePlace = async (chat: PacedChat): Promise<() => void> => {
    await sleep(others.restMs());
    return others.isShared ? await shared.enter({ key: inChatKey(platform, chat) }) : nowhere;
  };
  return {
    enter: async (chat) => {
      const arrived = await spacing.beforeMessage(chat.chatId);
      const giveBack = await takePlace(chat);
      const leave = await gate.enter();
      return () => {
        arrived();
        leave();
        giveBack();
      };
    },
    enterFurther: async (chat) => {
      const giveBack = await takePlace(chat);
      const leave = await gate.enterFurther();
      return () => {
        leave();
        giveBack();
      };
    },
    enterReply: async (chat) => {
      // In a group many talk at once, and platforms take bursts there; the receipt of one shall not wait for the others.
      if (!chat.isGroup) await spacing.beforeReply(chat.chatId);
      if (others.isShared)
        await shared.enterReply({ key: chat.isGroup ? undefined : inChatKey(platform, chat) });
      await gate.enterReply();
    },
  };
}

/** Makes one of something for each platform, when it is first asked for. */
function perPlatform<T>(make: (platform: PlatformName) => T): (platform: PlatformName) => T {
  const made = new Map<PlatformName, T>();
  return (platform) => {
    const one = made.get(platform) ?? make(platform);
    made.set(platform, one);
    return one;
  };
}

/** Where it is kept that a platform asked to wait, as a whole or in one chat. */
function closureKey(platform: PlatformName, chatId?: string): string {
  return chatId === undefined ? `${platform} closed` : `${platform}:${chatId} closed`;
}

function groupKey(platform: PlatformName, chatId: string): string {
  return `${platform}:group:${chatId}`;
}

function inChatKey(platform: PlatformName, { chatId }: PacedChat): string {
  return `${platform}:${chatId}`;
}

interface Wish {
  readonly platform: PlatformName;
  readonly chat: PacedChat;
  readonly limits: PlatformLimits;
}

function toRequest({ platform, chat, limits }: Wish): PermitRequest {
  return {
    messages: chat.messages ?? 1,
    closures: [closureKey(platform), closureKey(platform, chat.chatId)],
    spacing: { key: platform, intervalMs: SPACING_MS, burst: 1 },
    overall: { key: platform, lanes: limits.perSecond, windowMs: WINDOW_MS },
    inChat: [
      { key: inChatKey(platform, chat), intervalMs: 1_000 / limits.perSecondInChat, burst: 1 },
      ...(chat.isGroup ? [groupLimit(platform, { chat, limits })] : []),
    ],
  };
}

function groupLimit(
  platform: PlatformName,
  { chat, limits }: { readonly chat: PacedChat; readonly limits: PlatformLimits },
): Limit {
  return {
    key: groupKey(platform, chat.chatId),
    intervalMs: 60_000 / (limits.perMinuteInGroup * GROUP_SHARE),
    burst: Math.max(1, Math.floor(limits.perMinuteInGroup * GROUP_BURST_SHARE)),
  };
}
