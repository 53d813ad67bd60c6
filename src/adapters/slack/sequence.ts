import type { Clock } from '../../lib/clock.ts';

const SAMPLES = 8;
/** Microseconds by which the two clocks may differ before we correct; less is only the way's length. */
const TOLERANCE = 2_000_000;

/**
 * Numbers what arrives in the order in which Slack saw it, in microseconds of Slack's clock. Commands and forms
 * carry no time of their own; theirs is the arrival, corrected when our clock is visibly not Slack's: otherwise a
 * press (Slack's time) could seem older than the command before it (ours).
 */
export interface Sequence {
  /** The number of something with a `ts` (`1700000000.123456`). `isFresh`: delivered for the first time, just now. */
  ofTs(ts: string, isFresh: boolean): number;
  /** The number of something without one; greater than every number before it. */
  ofArrival(): number;
}

/** A sequence by this clock. */
export function createSequence(clock: Clock): Sequence {
  let last = 0;
  let differences: readonly number[] = [];
  const now = (): number => Math.floor(clock.now() * 1_000);
  const correction = (): number => {
    const difference = differences.length > 0 ? Math.max(...differences) : 0;
    return Math.abs(difference) > TOLERANCE ? difference : 0;
  };
  return {
    ofTs: (ts, isFresh) => {
      const micros = tsMicros(ts);
      if (micros === undefined) return ++last;
      if (isFresh) differences = [...differences.slice(1 - SAMPLES), micros - now()];
      last = Math.max(last, micros);
      return micros;
    },
    ofArrival: () => {
      last = Math.max(last + 1, now() + correction());
      return last;
    },
  };
}

function tsMicros(ts: string): number | undefined {
  const match = /^(\d{1,12})\.(\d{1,6})$/.exec(ts);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return Number(match[1]) * 1_000_000 + Number(match[2].padEnd(6, '0'));
}
