import type { Logger } from '../../lib/logger.ts';
import type { Attempt } from './intake.ts';
import { backoffMs, waitUnless } from './patience.ts';

const TRIES_BEFORE_GIVING_UP = 5;

/** What insistence works with; `waitMs` gives the pause after so many failures, growing to 30 s unless given. */
export interface InsistenceParts {
  readonly signal: AbortSignal;
  readonly logger: Logger;
  readonly waitMs?: (failures: number) => number;
}

/**
 * Repeats the work on an update until it succeeds, for under polling nobody redelivers it while we live. It gives
 * up on an update only when that one failed five times while others succeeded: then the update is at fault and
 * not the database. Once `signal` is aborted it rejects, and the update stays unconfirmed for the next start.
 */
export function createInsistence({ signal, logger, waitMs = backoffMs }: InsistenceParts): Attempt {
  let successes = 0;
  return async (work) => {
    const successesBefore = successes;
    for (let failures = 1; ; failures += 1) {
      signal.throwIfAborted();
      try {
        await work();
        successes += 1;
        return;
      } catch (error) {
        const reason = error instanceof Error ? error.name : 'unknown';
        logger.error({ platform: 'telegram', failures, reason }, 'update not handled');
        if (failures >= TRIES_BEFORE_GIVING_UP && successes > successesBefore) return;
        await waitUnless(signal, waitMs(failures));
      }
    }
  };
}
