import { faultFacts } from './error.ts';
import type { Logger } from './logger.ts';

/** What goes wrong in one part of the bot, told so that a long outage neither floods the log nor hides anything else. */
export interface TroubleLog {
  /**
   * Tells of a fault under a fixed message. Of a passing one a short line, at most one in five seconds for each message
   * and with how many were left out; of any other its kind and place, each time. Never the fault's own words.
   */
  report(fault: unknown, told: Trouble): void;
}

/** What was being done, as a fixed message, and what else the line carries. */
export interface Trouble {
  readonly message: string;
  readonly [fact: string]: unknown;
}

/** What a trouble log is made from. */
export interface TroubleLogParts {
  readonly logger: Logger;
  /** Whether a fault only says that something is away for a while. */
  readonly isPassing: (fault: unknown) => boolean;
  /** Running time in milliseconds; it never goes back. */
  readonly elapsed: () => number;
}

const QUIET_MS = 5_000;

interface Told {
  readonly at: number;
  leftOut: number;
}

/** Makes the trouble log of one part. */
export function createTroubleLog({ logger, isPassing, elapsed }: TroubleLogParts): TroubleLog {
  const told = new Map<string, Told>();
  return {
    report: (fault, { message, ...facts }) => {
      const known = faultFacts(fault);
      if (!isPassing(fault)) return logger.error({ ...known, ...facts }, message);
      const last = told.get(message);
      const now = elapsed();
      if (last !== undefined && now - last.at < QUIET_MS) {
        last.leftOut += 1;
        return;
      }
      told.set(message, { at: now, leftOut: 0 });
      const leftOut = last === undefined || last.leftOut === 0 ? {} : { leftOut: last.leftOut };
      logger.warn({ away: true, code: known.code, ...facts, ...leftOut }, message);
    },
  };
}
