import { createBoundedMap } from './bounded-map.ts';
import { errorCode } from './errors.ts';
import type { SlackApi } from './slack-api.ts';

const MOST = 20_000;

/** The conversations between persons and the bot. */
export interface DirectChats {
  /** The channel id of the person's conversation with the bot. Rejects with `DeliveryError`. */
  of(userId: string): Promise<string>;
  /** Whether this channel is the person's conversation with the bot, not one with somebody else. */
  isWithBot(channelId: string, userId: string): Promise<boolean>;
  /** Takes note of a conversation in which the person wrote to the bot. */
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
    remember: (userId, channelId) => known.set(userId, channelId),
    isWithBot: async (channelId, userId) => {
      if (!channelId.startsWith('D')) return false;
      try {
        return (await of(userId)) === channelId;
      } catch (error) {
        // Slack refuses to open a chat with this person (a code), so this one is none; without an answer it probably is.
        return errorCode(error) === undefined;
      }
    },
  };
}
