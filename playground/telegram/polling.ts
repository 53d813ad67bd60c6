import { ApiError } from './api-error.ts';
import type { World } from './state.ts';
import type { Update } from './wire.ts';

export interface PollRequest {
  readonly offset: number;
  readonly limit: number;
  readonly timeoutSeconds: number;
  /** Aborted when the client hangs up. */
  readonly signal: AbortSignal;
}

/** Long polling: one client at a time, as in the original. */
export interface Poller {
  /** Resolves with waiting updates, or empty after the timeout. Rejects with 409 when another poll takes over. */
  poll(request: PollRequest): Promise<Update[]>;
  /** Ends a waiting poll with 409 and that reason. */
  interrupt(reason: string): void;
}

const OTHER_POLL =
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

/** Makes the poller of a world's update queue. Timeouts are real time, whatever the simulator's clock says. */
export function createPoller(world: World): Poller {
  let interruptCurrent: ((reason: string) => void) | undefined;

  const wait = ({ limit, timeoutSeconds, signal }: PollRequest): Promise<Update[]> =>
    new Promise((resolve, reject) => {
      const stopListening = world.events.onChange((event) => {
        if (event.type === 'update') finish(() => resolve(world.updates.take(limit)));
      });
      const timer = setTimeout(() => finish(() => resolve([])), timeoutSeconds * 1000);
      const interrupt = (reason: string): void =>
        finish(() => reject(new ApiError(409, { description: reason })));
      const hangUp = (): void => finish(() => resolve([]));
      const finish = (settle: () => void): void => {
        stopListening();
        clearTimeout(timer);
        signal.removeEventListener('abort', hangUp);
        if (interruptCurrent === interrupt) interruptCurrent = undefined;
        settle();
      };
      signal.addEventListener('abort', hangUp);
      interruptCurrent = interrupt;
    });

  const interrupt = (reason: string): void => interruptCurrent?.(reason);
  return {
    interrupt,
    poll: async (request) => {
      interrupt(OTHER_POLL);
      if (request.offset !== 0) world.updates.confirmBefore(request.offset);
      const updates = world.updates.take(request.limit);
      if (updates.length > 0 || request.timeoutSeconds <= 0 || request.signal.aborted) return updates;
      return wait(request);
    },
  };
}
