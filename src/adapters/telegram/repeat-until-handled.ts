import { faultFacts } from '../../lib/error.ts';
import type { Logger } from '../../lib/logger.ts';
import { waitUnless } from '../../lib/retry.ts';
import { NotNow } from '../../platform/not-now.ts';
import type { Attempt } from './intake.ts';
import { backoffMs } from './retry.ts';

const TRIES_BEFORE_GIVING_UP = 5;
/** The core itself has waited half a minute; it is asked again within four seconds, so that nobody waits long afterwards. */
const SLOWEST_BACKOFF = 5;

/** what repeating works with; `waitMs` gives the pause after so many failures, growing to 30 s unless given. */
export interface RepeaterParts {
  readonly signal: AbortSignal;
  readonly logger: Logger;
  readonly waitMs?: (failures: number) => number;
}

/**
 * Repeats the work on an update until it succeeds, for under polling nobody redelivers it while we live. An update that
 * only waits for the database (`NotNow`) is never given up, however long that takes; the core says so in the log. One that
 * failed five times by itself while others succeeded is. Once `signal` is aborted it rejects, and the update stays
 * unconfirmed for the next start.
 */
export function createRepeater({ signal, logger, waitMs = backoffMs }: RepeaterParts): Attempt {
  let successes = 0;
  return async (work) => {
    const successesBefore = successes;
    let failures = 0;
    for (let tries = 1; ; tries += 1) {
      signal.throwIfAborted();
      try {
        await work();
        successes += 1;
        return;
      } catch (error) {
        if (error instanceof NotNow) {
          await waitUnless(signal, waitMs(Math.min(tries, SLOWEST_BACKOFF)));
          continue;
        }
        failures += 1;
        logger.error({ ...faultFacts(error), platform: 'telegram', failures }, 'update not handled');
        if (failures >= TRIES_BEFORE_GIVING_UP && successes > successesBefore) return;
        await waitUnless(signal, waitMs(failures));
      }
    }
  };
}
