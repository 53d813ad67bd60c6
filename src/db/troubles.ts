import { systemElapsed } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { createTroubleLog, type TroubleLog } from '../lib/trouble-log.ts';
import { isOutage } from './outage.ts';

/** Makes the trouble log of a part that uses the database: that it is away is one short line now and then. */
export function createTroubles(logger: Logger): TroubleLog {
  return createTroubleLog({ logger, isPassing: isOutage, elapsed: systemElapsed });
}
