/** Which other processes share the database, and with it each platform's pace. */
export interface Others {
  /** Looks again; rejects while the database is away. */
  look(): Promise<void>;
  /** How many processes there are, this one among them; at least one. */
  readonly processes: number;
  /** Whether messages go through what all of them see. */
  readonly isShared: boolean;
  /** How long messages are still to wait, in milliseconds, until all of them look at the same. */
  restMs(): number;
}

/** What looking for others needs. */
export interface OthersOptions {
  readonly count: () => Promise<number>;
  /** Running time in milliseconds; it never goes back. */
  readonly elapsed: () => number;
}

/** Who was alone has what it sent in the last moments in its own memory; a window later that is past. */
const ALONE_BEFORE_MS = 1_500;
/** Who comes new waits until the one that was alone has looked (each two seconds) and has waited itself. */
const NEW_MS = 4_000;
/** For so long nobody else must have been seen until a process counts as alone again. */
const GONE_MS = 5_000;

/** Looks for others; a process that has not looked yet counts as alone. */
export function createOthers({ count, elapsed }: OthersOptions): Others {
  let processes = 1;
  let hasLooked = false;
  let isShared = false;
  let seenAt = 0;
  let openAt = 0;
  return {
    look: async () => {
      const found = Math.max(1, await count());
      const now = elapsed();
      if (found > 1) {
        if (!isShared) openAt = now + (hasLooked ? ALONE_BEFORE_MS : NEW_MS);
        seenAt = now;
      }
      isShared = found > 1 || (isShared && now - seenAt < GONE_MS);
      processes = found;
      hasLooked = true;
    },
    get processes() {
      return processes;
    },
    get isShared() {
      return isShared;
    },
    restMs: () => Math.max(0, openAt - elapsed()),
  };
}
