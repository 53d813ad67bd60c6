import type { Database } from '../../db/client.ts';
import { systemElapsed } from '../../lib/clock.ts';
import { realSleep, type Sleep } from '../../lib/sleep.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import type { PlatformLimits } from '../../platform/platform.ts';
import { hasSingleWorker } from '../workers/workers.store.ts';
import { createGate } from './gate.ts';
import { closeBucket, forgetFullBuckets, takePermits } from './pace.store.ts';
import type { Limit, Permit, PermitRequest } from './rules.ts';
import { createSpacing } from './spacing.ts';

/** Where a message is to go, as far as pace is concerned. */
export interface PacedChat {
  readonly chatId: string;
  readonly isGroup: boolean;
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
  /** Resolves when an answer may go out: at once, but for moments in which messages fill what the platform allows. */
  enterReply(platform: PlatformName, chat: PacedChat): Promise<void>;
  /** Forgets what is no longer needed. */
  tidy(): Promise<void>;
}

/** A permit further away than that is asked for again, so that nothing is held in memory for long. */
const PATIENCE_MS = 4_000;
/** Kept free overall for answers, which go first. */
const PERMITS_FOR_ANSWERS = 1;
/** A second as the platform counts it; in the database with what a process may be late, between several with more. */
const WINDOW_MS = 1_000;
const LONE_WINDOW_MS = 1_002;
const SHARED_WINDOW_MS = 1_060;
/** Least time between two messages: enough not to come in one burst, and little enough to make up for a pause. */
const SPACING_MS = 20;
/** Share of a group's limit that later messages and edits use; the rest is for answers given there. */
const GROUP_SHARE = 0.5;
const GROUP_BURST_SHARE = 0.2;

/** A pacer whose buckets are rows of the database. */
export function createPacer(
  database: Pick<Database, 'prisma'>,
  { limitsOf, sleep = realSleep }: PacerOptions,
): Pacer {
  const elapsed = systemElapsed;
  const gateOf = perPlatform((platform) =>
    createGate({
      capacity: limitsOf(platform).perSecond,
      reserve: PERMITS_FOR_ANSWERS,
      windowMs: WINDOW_MS,
      sleep,
      elapsed,
    }),
  );
  const spacingOf = perPlatform((platform) =>
    createSpacing({ intervalMs: 1_000 / limitsOf(platform).perSecondInChat, sleep, elapsed }),
  );
  return {
    enter: async (platform, chat) => {
      const arrived = await spacingOf(platform).beforeMessage(chat.chatId);
      const leave = await gateOf(platform).enter();
      return () => {
        arrived();
        leave();
      };
    },
    enterReply: async (platform, chat) => {
      // In a group many talk at once, and platforms take bursts there; the receipt of one shall not wait for the others.
      if (!chat.isGroup) await spacingOf(platform).beforeReply(chat.chatId);
      await gateOf(platform).enterReply();
    },
    take: async (platform, chats) => {
      const windowMs = (await hasSingleWorker(database.prisma)) ? LONE_WINDOW_MS : SHARED_WINDOW_MS;
      const requests = chats.map((chat) =>
        toRequest({ platform, chat, limits: limitsOf(platform), windowMs }),
      );
      return takePermits(database, { requests, patienceMs: PATIENCE_MS });
    },
    slow: ({ platform, chat }, waitMs) =>
      closeBucket(database, { key: closureKey(platform, chat.isGroup ? chat.chatId : undefined), waitMs }),
    tidy: () => forgetFullBuckets(database),
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

function bulkPerSecond({ perSecond }: PlatformLimits): number {
  return Math.max(1, perSecond - PERMITS_FOR_ANSWERS);
}

/** Where it is kept that a platform asked to wait, as a whole or in one chat. */
function closureKey(platform: PlatformName, chatId?: string): string {
  return chatId === undefined ? `${platform} closed` : `${platform}:${chatId} closed`;
}

function groupKey(platform: PlatformName, chatId: string): string {
  return `${platform}:group:${chatId}`;
}

interface Wish {
  readonly platform: PlatformName;
  readonly chat: PacedChat;
  readonly limits: PlatformLimits;
  readonly windowMs: number;
}

function toRequest({ platform, chat, limits, windowMs }: Wish): PermitRequest {
  return {
    closures: [closureKey(platform), closureKey(platform, chat.chatId)],
    spacing: { key: platform, intervalMs: SPACING_MS, burst: 1 },
    overall: { key: platform, lanes: bulkPerSecond(limits), windowMs },
    inChat: [
      { key: `${platform}:${chat.chatId}`, intervalMs: 1_000 / limits.perSecondInChat, burst: 1 },
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
