import { once } from 'node:events';
import type { Pool } from 'pg';
import type { SlackSimulator } from '../../playground/slack/index.ts';
import type { TelegramSimulator } from '../../playground/telegram/index.ts';
import { lessonsUnderWay } from '../../src/language/search/learn-apart.ts';

/** Real milliseconds of silence between two looks, enough for what goes from one side of a socket to the other. */
const LOOK_MS = 15;

/** What a bot in this process may be busy with. */
export interface Surroundings {
  readonly telegram: TelegramSimulator;
  readonly slack: SlackSimulator;
  /** The connections of the bot that runs now. */
  readonly pool: () => Pool;
}

/**
 * Makes the wait until a bot rests: nothing is on its way on either platform, it asks the database
 * nothing, it learns no FAQ, and none of that
 * changed between two looks. How long something takes does not matter, so a busy machine makes no difference.
 */
export function createRest({ telegram, slack, pool }: Surroundings): () => Promise<void> {
  let stirs = 0;
  const stir = (): void => {
    stirs += 1;
  };
  telegram.onChange(stir);
  slack.onChange(stir);
  const watched = new WeakSet<Pool>();
  return async () => {
    const connections = pool();
    if (!watched.has(connections)) {
      watched.add(connections);
      connections.on('acquire', stir);
    }
    for (let before = -1; before !== stirs; ) {
      before = stirs;
      await Promise.all([telegram.settled(), slack.settled({ quietMs: LOOK_MS })]);
      for (let lessons = lessonsUnderWay(); lessons.length > 0; lessons = lessonsUnderWay()) {
        await Promise.all(lessons);
        stir();
      }
      while (isAsked(connections)) await once(connections, 'release');
    }
  };
}

function isAsked({ totalCount, idleCount, waitingCount }: Pool): boolean {
  return totalCount > idleCount || waitingCount > 0;
}
