import { Temporal } from 'temporal-polyfill';

/** The only source of the present moment; passed in wherever time matters. */
export interface Clock {
  /** The present moment in epoch milliseconds: since 1970-01-01T00:00Z, as `Date` counts them. */
  now(): number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/**
 * A clock that starts at the machine's present moment and then only counts on: nobody can set it back or on. For what
 * measures waits, not moments.
 */
export function steadyClock(): Clock {
  const startedAt = Date.now() - performance.now();
  return { now: () => startedAt + performance.now() };
}

/** Running time of this process in milliseconds, which nobody can set back or on: for how long something lasts. */
export const systemElapsed = (): number => performance.now();

/** A clock moved by hand, for tests and the demo. It also runs on with the given clock, when there is one. */
export interface ManualClock extends Clock {
  /** Moves the clock by that many milliseconds (negative: back). */
  advance(milliseconds: number): void;
  /** Sets the clock to an instant. */
  set(epochMs: number): void;
}

/**
 * Makes a clock that stands at `epochMs` until it is moved; with `base`, it keeps running as that one does.
 */
export function manualClock(epochMs: number, base?: Clock): ManualClock {
  let offset = epochMs - (base?.now() ?? 0);
  const now = (): number => (base?.now() ?? 0) + offset;
  return {
    now,
    advance: (milliseconds) => {
      offset += milliseconds;
    },
    set: (target) => {
      offset += target - now();
    },
  };
}

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The moment so many months before another, both epoch milliseconds; the last day of a shorter month. */
export function monthsBefore(now: number, months: number): number {
  const moment = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC');
  return moment.subtract({ months }).epochMilliseconds;
}
