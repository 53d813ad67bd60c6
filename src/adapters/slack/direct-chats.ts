import { createBoundedMap } from './bounded-map.ts';
import type { SlackApi } from './slack-api.ts';
import { isLimited } from './tiers.ts';

const MOST = 20_000;

/** The conversations between persons and the bot. */
export interface DirectChats {
  /** The channel id of the person's conversation with the bot. Rejects with `DeliveryError`. */
  of(userId: string): Promise<string>;
  /**
   * Where to post what is for this person: the conversation's channel id, or their own id while Slack lets no more be
   * opened. Asking first is worth a call: a post to somebody who has left Slack seems to arrive (slackapi/python-slack-sdk
   * issue 1156), opening refuses. Rejects with `DeliveryError`.
   */
  addressOf(userId: string): Promise<string>;
  /**
   * Whether this channel is the person's conversation with the bot, not one with somebody else. Without an answer from
   * Slack, or without room to ask, it counts as somebody else's: what is private must not be read by others.
   */
  isWithBot(channelId: string, userId: string): Promise<boolean>;
  /** Takes note of the person's conversation with the bot. */
  remember(userId: string, channelId: string): void;
}

/** Asks Slack once for each person. */
export function createDirectChats(api: SlackApi): DirectChats {
  const known = createBoundedMap<string, string>(MOST);
  const of = async (userId: string): Promise<string> => {
    const found = known.get(userId);
    if (found !== undefined) return found;
    const channelId = await api.openDirect(userId);
    known.set(userId, channelId);
    return channelId;
  };
  return {
    of,
    addressOf: async (userId) => {
      try {
        return await of(userId);
      } catch (error) {
        if (isLimited(error)) return userId;
        throw error;
      }
    },
    remember: (userId, channelId) => known.set(userId, channelId),
    isWithBot: async (channelId, userId) => {
      if (!channelId.startsWith('D')) return false;
      try {
        return (await of(userId)) === channelId;
      } catch {
        return false;
      }
    },
  };
}
