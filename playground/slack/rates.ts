import type { Clock } from '../../src/lib/clock.ts';

const PER_CHANNEL = { burst: 5, everyMs: 1_000 };
/** Tier 3 of the Web API: about fifty calls a minute. */
const PER_METHOD = { burst: 50, everyMs: 1_200 };

/** Counts calls by the clock and says when one is too many. */
export interface Rates {
  /** Seconds to wait, or undefined when the call may go on. */
  limit(method: string, channel: string): number | undefined;
}

/** About one message a second in a channel with small bursts, and tier 3 for the rest. */
export function createRates(clock: Clock): Rates {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  return {
    limit: (method, channel) => {
      const posts = method === 'chat.postMessage' || method === 'chat.postEphemeral';
      const { burst, everyMs } = posts ? PER_CHANNEL : PER_METHOD;
      const key = posts ? `channel ${channel}` : method;
      const nowMs = clock.now();
      const bucket = buckets.get(key) ?? { tokens: burst, atMs: nowMs };
      const tokens = Math.min(burst, bucket.tokens + (nowMs - bucket.atMs) / everyMs);
      const allowed = tokens >= 1;
      buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, atMs: nowMs });
      return allowed ? undefined : Math.max(1, Math.ceil(((1 - tokens) * everyMs) / 1_000));
    },
  };
}
