import type { Db } from '../../db/db.ts';
import type { Work } from '../../model/work.ts';
import type { CliContext } from '../context.ts';

/** A unit of work for an operators' command. These send nothing: what they plan are rows, which a running bot finds at its next tick. */
export function workOf({ clock, randomness, logger }: CliContext, db: Db): Work {
  return {
    db,
    now: clock.now(),
    randomness,
    cause: 'cli',
    logger,
    enqueue: async () => {},
  };
}
