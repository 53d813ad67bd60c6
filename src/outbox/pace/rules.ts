/** A limit as a bucket: one permit each `intervalMs`, and so many at once after a rest. */
export interface Limit {
  readonly key: string;
  readonly intervalMs: number;
  readonly burst: number;
}

/** A limit by a sliding window: of its lanes each takes one message per window. */
export interface WindowLimit {
  readonly key: string;
  readonly lanes: number;
  readonly windowMs: number;
}

/** One message that wants to go: the limits of its platform and those of its chat. */
export interface PermitRequest {
  /** How many messages it is for the platform, which go one upon another; one unless given. */
  readonly messages?: number;
  /** Keys under which the platform may have asked to wait. */
  readonly closures: readonly string[];
  /** Least time between two messages. */
  readonly spacing: Limit;
  readonly overall: WindowLimit;
  readonly inChat: readonly Limit[];
}

/** The keys of a window's lanes. */
export function laneKeys({ key, lanes }: WindowLimit): readonly string[] {
  return Array.from({ length: lanes }, (_, lane) => `${key}:lane:${lane}`);
}

function freestLane(limit: WindowLimit, buckets: ReadonlyMap<string, number>): Limit {
  const key = laneKeys(limit).reduce((best, lane) =>
    (buckets.get(lane) ?? 0) < (buckets.get(best) ?? 0) ? lane : best,
  );
  return { key, intervalMs: limit.windowMs, burst: 1 };
}

/** When a message may go; without `granted` nothing was taken and it should ask again after `waitMs`. */
export interface Permit {
  readonly granted: boolean;
  readonly waitMs: number;
}

/** Permits with the buckets as they stand afterwards: the moment (epoch milliseconds) of each key's next permit. */
export interface Allotment {
  readonly permits: readonly Permit[];
  readonly buckets: ReadonlyMap<string, number>;
}

/** Longer than that nobody waits for a bucket: a clock was set back. */
const LONGEST_DEBT_MS = 120_000;
/** Longer than that nobody waits because a platform asked to; then it is asked again. */
export const LONGEST_CLOSURE_MS = 3_600_000;

function opensAt(
  key: string,
  { buckets, now }: { readonly buckets: ReadonlyMap<string, number>; readonly now: number },
): number {
  const next = buckets.get(key) ?? now;
  return next - now > LONGEST_CLOSURE_MS ? now : next;
}

function readyAt(
  { key, intervalMs, burst }: Limit,
  { buckets, now }: { readonly buckets: ReadonlyMap<string, number>; readonly now: number },
): number {
  const next = buckets.get(key) ?? now;
  if (next - now > LONGEST_DEBT_MS) return now;
  return Math.max(now, next - (burst - 1) * intervalMs);
}

function take(
  limit: Limit,
  { buckets, at }: { readonly buckets: Map<string, number>; readonly at: number },
): void {
  const next = buckets.get(limit.key) ?? at;
  const sane = next - at > LONGEST_DEBT_MS ? at : next;
  buckets.set(limit.key, Math.max(sane, at) + limit.intervalMs);
}

/**
 * Allots permits in the order of the requests. A request that would have to wait longer than `patienceMs` takes nothing.
 * @param now epoch milliseconds of the clock that the buckets are kept by
 */
export function allot(
  requests: readonly PermitRequest[],
  {
    stored,
    now,
    patienceMs,
  }: { readonly stored: ReadonlyMap<string, number>; readonly now: number; readonly patienceMs: number },
): Allotment {
  const buckets = new Map(stored);
  const permits = requests.map(({ messages = 1, closures, spacing, overall, inChat }): Permit => {
    const lane = freestLane(overall, buckets);
    const open = Math.max(now, ...closures.map((key) => opensAt(key, { buckets, now })));
    const slot = Math.max(open, readyAt(spacing, { buckets, now }), readyAt(lane, { buckets, now }));
    const at = Math.max(slot, ...inChat.map((limit) => readyAt(limit, { buckets, now })));
    if (at - now > patienceMs) return { granted: false, waitMs: at - now };
    take(spacing, { buckets, at: slot });
    for (const limit of [lane, ...inChat]) take(limit, { buckets, at });
    for (let further = 1; further < messages; further++) {
      take(spacing, { buckets, at: slot });
      for (const limit of [freestLane(overall, buckets), ...inChat]) take(limit, { buckets, at });
    }
    return { granted: true, waitMs: at - now };
  });
  return { permits, buckets };
}
