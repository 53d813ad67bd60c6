import type { Sleep } from '../../lib/sleep.ts';

/** Keeps what goes to one chat apart, within this process: messages from anything, answers from messages alone. */
export interface Spacing {
  /** Resolves when the next message may go there, with what is to be called once it is there. */
  beforeMessage(chat: string): Promise<() => void>;
  /** Resolves when an answer may go there. Answers do not wait for each other: who asks twice wants two answers. */
  beforeReply(chat: string): Promise<void>;
}

/** What a spacing is made from. */
export interface SpacingOptions {
  readonly intervalMs: number;
  readonly sleep: Sleep;
  /** Running time in milliseconds; it never goes back. */
  readonly elapsed: () => number;
}

/** So many chats are remembered before those are forgotten that matter no more. */
const TIDY_AT = 500;

/**
 * Makes a spacing. The buckets of the database hold messages apart; they know nothing of answers, and a platform refuses
 * the receipt that follows a reminder within a second.
 */
export function createSpacing({ intervalMs, sleep, elapsed }: SpacingOptions): Spacing {
  const messages = new Map<string, number>();
  const replies = new Map<string, number>();
  const note = (kept: Map<string, number>, chat: string): void => {
    const now = elapsed();
    kept.set(chat, now);
    if (kept.size < TIDY_AT) return;
    for (const [other, at] of kept) if (now - at > intervalMs) kept.delete(other);
  };
  const waitSince = async (at: number | undefined): Promise<void> => {
    const waitMs = at === undefined ? 0 : at + intervalMs - elapsed();
    if (waitMs > 0) await sleep(waitMs);
  };
  return {
    beforeMessage: async (chat) => {
      await waitSince(Math.max(messages.get(chat) ?? 0, replies.get(chat) ?? 0) || undefined);
      note(messages, chat);
      return () => note(messages, chat);
    },
    beforeReply: async (chat) => {
      await waitSince(messages.get(chat));
      note(replies, chat);
    },
  };
}
