import { createKeyedQueue } from '../../lib/keyed-queue.ts';
import type { Logger } from '../../lib/logger.ts';
import type { IncomingHandler } from '../../platform/reaction.ts';
import { type Performer, perform } from './perform.ts';
import { type Received, type Receiver, receive } from './receive.ts';
import type { WireUpdate } from './wire.ts';

/** Runs the work on one update; decides what a failure of it means. */
export type Attempt = (work: () => Promise<void>) => Promise<void>;

/** What updates are taken in with. */
export interface IntakeParts {
  readonly receiver: Receiver;
  readonly handler: IncomingHandler;
  readonly performer: Performer;
  readonly attempt: Attempt;
}

/** Takes in updates: each resolves once it was handled and answered. One sender's are handled in their order. */
export interface Intake {
  accept(update: WireUpdate): Promise<void>;
  /** Waits for everything that is under way. */
  settled(): Promise<void>;
}

/** Makes the intake that leads updates to the core and its reactions back. */
export function createIntake({ receiver, handler, performer, attempt }: IntakeParts): Intake {
  const inOrder = createKeyedQueue();
  const underWay = new Set<Promise<void>>();
  const work = async (received: Received): Promise<void> => {
    await perform(performer, { received, reactions: await handler(received.incoming) });
  };
  return {
    accept: async (update) => {
      const received = read(receiver, { logger: performer.logger, update });
      if (received === undefined) return;
      const task = inOrder.run(received.incoming.sender.id, () => attempt(() => work(received)));
      underWay.add(task);
      try {
        await task;
      } finally {
        underWay.delete(task);
      }
    },
    settled: async () => {
      await Promise.allSettled(underWay);
    },
  };
}

/** An update that cannot be read will not be readable next time either: it is logged and counts as done. */
function read(
  receiver: Receiver,
  { logger, update }: { readonly logger: Logger; readonly update: WireUpdate },
): Received | undefined {
  try {
    return receive(receiver, update);
  } catch {
    logger.error({ platform: 'telegram', updateId: update.update_id }, 'update not understood');
    return undefined;
  }
}
