import type { Clock } from '../../src/lib/clock.ts';
import { tooManyRequests } from './api-error.ts';

/**
 * The limits of the Bot API FAQ ("My bot is hitting limits"): about 30 messages a second overall, one a second in a
 * private chat with short bursts tolerated, 20 a minute in a group.
 */
const OVERALL = { limit: 30, windowMs: 1_000 };
const GROUP = { limit: 20, windowMs: 60_000 };
/** The FAQ names no number for a tolerated burst; five in five seconds is a cautious reading. */
const PRIVATE = { limit: 5, windowMs: 5_000 };

const COUNTED_METHODS = /^(?:send(?!ChatAction)|edit|forward|copy)/;

/** Refuses what comes too fast. */
export interface Rates {
  /** Counts a call that sends or edits. Throws an `ApiError` 429 with the wait in seconds, and then counts nothing. */
  check(method: string, chatId: unknown): void;
}

/** Makes rates by that clock, for sliding windows. */
export function createRates(clock: Clock): Rates {
  const sentAt = new Map<string, number[]>();
  return {
    check: (method, chatId) => {
      if (!COUNTED_METHODS.test(method)) return;
      const now = clock.now();
      const chat = { key: String(chatId), ...(Number(chatId) > 0 ? PRIVATE : GROUP) };
      const windows = [{ key: 'all', ...OVERALL }, chat];
      const counts = windows.map(({ key, windowMs }) =>
        (sentAt.get(key) ?? []).filter((at) => at > now - windowMs),
      );
      for (const [index, { limit, windowMs }] of windows.entries()) {
        const count = counts[index] ?? [];
        const oldest = count.at(-limit);
        if (oldest === undefined) continue;
        throw tooManyRequests(Math.max(1, Math.ceil((oldest + windowMs - now) / 1000)));
      }
      for (const [index, { key }] of windows.entries()) sentAt.set(key, [...(counts[index] ?? []), now]);
    },
  };
}
