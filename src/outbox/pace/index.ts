import type { Database } from '../../db/client.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import type { PlatformLimits } from '../../platform/platform.ts';
import type { Limit, Permit, PermitRequest } from './rules.ts';
import { closeBucket, forgetFullBuckets, takePermits } from './store.ts';

/** Where a message is to go, as far as pace is concerned. */
export interface PacedChat {
  readonly chatId: string;
  readonly isGroup: boolean;
}

/** Keeps all processes together within a platform's limits. */
export interface Pacer {
  /** One permit per chat, in order; see `Permit`. */
  take(platform: PlatformName, chats: readonly PacedChat[]): Promise<readonly Permit[]>;
  /** The platform asked to wait: its whole pace for a private chat, that chat alone for a group. */
  slow(platform: PlatformName, chat: PacedChat, waitMs: number): Promise<void>;
  /** Forgets what is no longer needed. */
  tidy(): Promise<void>;
}

/** A permit further away than that is asked for again, so that nothing is held in memory for long. */
const PATIENCE_MS = 4_000;
/** Kept free overall for answers, which never ask. */
const PERMITS_FOR_ANSWERS = 1;
/** Share of a group's limit that later messages and edits use; the rest is for answers given there. */
const GROUP_SHARE = 0.5;
const GROUP_BURST_SHARE = 0.2;

/** A pacer whose buckets are rows of the database. */
export function createPacer(
  database: Pick<Database, 'prisma'>,
  limitsOf: (platform: PlatformName) => PlatformLimits,
): Pacer {
  return {
    take: (platform, chats) => {
      const requests = chats.map((chat) => toRequest(platform, chat, limitsOf(platform)));
      return takePermits(database, requests, PATIENCE_MS);
    },
    slow: (platform, chat, waitMs) =>
      closeBucket(database, chat.isGroup ? groupKey(platform, chat.chatId) : platform, waitMs),
    tidy: () => forgetFullBuckets(database),
  };
}

function groupKey(platform: PlatformName, chatId: string): string {
  return `${platform}:group:${chatId}`;
}

function toRequest(platform: PlatformName, chat: PacedChat, limits: PlatformLimits): PermitRequest {
  const perSecond = Math.max(1, limits.perSecond - PERMITS_FOR_ANSWERS);
  return {
    overall: { key: platform, intervalMs: 1_000 / perSecond, burst: 1 },
    inChat: [
      { key: `${platform}:${chat.chatId}`, intervalMs: 1_000 / limits.perSecondInChat, burst: 1 },
      ...(chat.isGroup ? [groupLimit(platform, chat, limits)] : []),
    ],
  };
}

function groupLimit(platform: PlatformName, chat: PacedChat, limits: PlatformLimits): Limit {
  return {
    key: groupKey(platform, chat.chatId),
    intervalMs: 60_000 / (limits.perMinuteInGroup * GROUP_SHARE),
    burst: Math.max(1, Math.floor(limits.perMinuteInGroup * GROUP_BURST_SHARE)),
  };
}
