import type { Incoming } from '../platform/incoming.ts';
import { causeOf } from './cause.ts';
import type { EarlierLife, WasBrokenOff } from './redelivered.ts';

/** Most updates that are remembered; beyond them the oldest is forgotten. */
const MOST = 1_000;

/** Updates whose handling was broken off: their effect may have been written without anybody being told. */
export interface Interrupted {
  /** To be called when an update arrives; what it gives is asked about one that is recorded already. */
  meet(incoming: Incoming): WasBrokenOff;
  /** An outage broke this one off. */
  note(incoming: Incoming): void;
  /** This one is done. */
  settle(incoming: Incoming): void;
}

/** Makes the memory of one process, which also knows what the one before it left behind. */
export function createInterrupted(earlierLife: EarlierLife): Interrupted {
  const keys = new Set<string>();
  return {
    meet: (incoming) => {
      const earlier = earlierLife.meet(incoming);
      return keys.has(causeOf(incoming)) ? async () => true : earlier;
    },
    note: (incoming) => {
      keys.add(causeOf(incoming));
      const [oldest] = keys;
      if (keys.size > MOST && oldest !== undefined) keys.delete(oldest);
    },
    settle: (incoming) => {
      keys.delete(causeOf(incoming));
    },
  };
}
