import type { Database } from '../../db/client.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Randomness } from '../../lib/ids.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Outbox } from '../../outbox/index.ts';

/** What jobs may use. */
export interface JobServices {
  readonly database: Database;
  readonly outbox: Pick<Outbox, 'enqueue' | 'tick' | 'refreshNotices' | 'tidy'>;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly logger: Logger;
  /** Asks the platforms whether they work; never rejects. Nothing is asked unless given. */
  readonly askPlatforms?: () => Promise<void>;
}

/** Something that is looked after regularly. Every process may do it at the same time. */
export interface Job {
  readonly name: string;
  /** How often it is asked: what is due within a minute, what people see changing, or what a start or a jump of the clock left behind. */
  readonly every: 'minute' | 'two-seconds' | 'start';
  run(services: JobServices): Promise<void>;
}
