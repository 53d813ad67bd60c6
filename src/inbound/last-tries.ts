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
