import type { PlatformName } from '../platform/incoming.ts';

/** A delivery that ended or waits again. */
export interface SettledFact {
  /** Name of the kind. */
  readonly kind: string;
  readonly state: 'sent' | 'queued' | 'failed' | 'unreachable' | 'skipped';
  readonly platform: PlatformName | undefined;
  /** From the notice's moment until now. */
  readonly lagMs: number;
}

/** How many deliveries came to which end since the start, by kind. */
export interface OutboxStats {
  settled(fact: SettledFact): void;
  edited(platform: PlatformName): void;
  /** Counts by `state`, `kind` and platform. */
  snapshot(): readonly { readonly labels: Omit<SettledFact, 'lagMs'>; readonly count: number }[];
  readonly edits: number;
  /** The longest lag of a sent message, milliseconds. */
  readonly longestLagMs: number;
}

/** Makes counters that start at zero. `observe` also gets every fact, for metrics. */
export function createStats(observe: (fact: SettledFact) => void = () => {}): OutboxStats {
  const counts = new Map<string, { labels: Omit<SettledFact, 'lagMs'>; count: number }>();
  let edits = 0;
  let longestLagMs = 0;
  return {
    settled: (fact) => {
      const { lagMs, ...labels } = fact;
      const key = `${labels.kind} ${labels.state} ${labels.platform ?? ''}`;
      const entry = counts.get(key) ?? { labels, count: 0 };
      entry.count += 1;
      counts.set(key, entry);
      if (fact.state === 'sent') longestLagMs = Math.max(longestLagMs, lagMs);
      observe(fact);
    },
    edited: () => {
      edits += 1;
    },
    snapshot: () => [...counts.values()],
    get edits() {
      return edits;
    },
    get longestLagMs() {
      return longestLagMs;
    },
  };
}
