import { isOutage, isSurelyUndone } from '../db/outage.ts';
import { retry } from '../lib/retry.ts';

/** Pauses between tries, in milliseconds: about half a minute in all, in which a database is restarted. */
export const OUTAGE_PAUSES_MS: readonly number[] = [100, 200, 400, 800, 1_500, 3_000, 5_000, 8_000, 12_000];

/** The database stayed away for longer than anybody waits. */
export class LongOutage extends Error {
  /** Whether a try was broken off in such a way that its effect may be there. */
  readonly mayBeDone: boolean;

  constructor(mayBeDone: boolean, cause: unknown) {
    super('the database stayed away', { cause });
    this.name = 'LongOutage';
    this.mayBeDone = mayBeDone;
  }
}

/** How an outage is outlasted. */
export interface Outlasting {
  /** Milliseconds between tries. */
  readonly pausesMs: readonly number[];
  /** Ends the waiting early: the process stops. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs `work` until it ends, through a restart of the database: whoever sent the update waits a little instead of
 * being asked to send it again. Every other fault is thrown, and `LongOutage` when the outage lasts.
 * @param work is told whether an earlier try was broken off, so that its effect may be there already
 */
export function outlastOutage<T>(
  work: (isRepeated: boolean) => Promise<T>,
  { pausesMs, signal }: Outlasting,
): Promise<T> {
  let mayBeDone = false;
  const pauseAfterMs = (fault: unknown, failures: number): number | undefined => {
    if (!isOutage(fault)) return undefined;
    mayBeDone ||= !isSurelyUndone(fault);
    const pauseMs = pausesMs[failures - 1];
    if (pauseMs === undefined || signal?.aborted === true) throw new LongOutage(mayBeDone, fault);
    return pauseMs;
  };
  return retry((failures) => work(failures > 0), { pauseAfterMs, signal });
}

/** Rounds, each of which has waited half a minute for the database already. */
const ROUNDS = 3;
/** Most updates that are remembered; beyond them the oldest is forgotten. */
const MOST = 1_000;

/** Tells an update that cannot be handled from a database that is away for all. */
export interface LastTries {
  /** This one was handled. */
  succeeded(cause: string): void;
  /** This one has to be tried again; whether it is to be given up instead. */
  failed(cause: string): boolean;
}

interface Trouble {
  readonly rounds: number;
  /** How many others had been handled at its last failure. */
  readonly successes: number;
}

/**
 * Makes the memory of one process. A round counts only when others were handled since the one before it: while the database
 * is away for everybody nothing is given up, however long that takes.
 */
export function createLastTries(): LastTries {
  const troubles = new Map<string, Trouble>();
  let successes = 0;
  return {
    succeeded: (cause) => {
      successes += 1;
      troubles.delete(cause);
    },
    failed: (cause) => {
      const before = troubles.get(cause);
      const isOnlyThis = before !== undefined && successes > before.successes;
      const rounds = before === undefined ? 1 : before.rounds + (isOnlyThis ? 1 : 0);
      troubles.set(cause, { rounds, successes });
      const [oldest] = troubles.keys();
      if (troubles.size > MOST && oldest !== undefined) troubles.delete(oldest);
      if (rounds < ROUNDS) return false;
      troubles.delete(cause);
      return true;
    },
  };
}
