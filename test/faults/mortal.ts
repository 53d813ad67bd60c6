import { startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { type Dwelling, type Life, openLifelines, type Place } from './life.ts';

/** A dwelling for one bot in this process: its lines are cut at once, which to the world outside looks like `kill -9`. */
export async function dwellHere(place: Place): Promise<Dwelling> {
  return { seats: 1, begin: (pieces) => beginHere(place, pieces), close: async () => {} };
}

async function beginHere(place: Place, pieces: number | undefined): Promise<Life> {
  const death = Promise.withResolvers<void>();
  const kill = (): void => {
    if (lines.isCut()) return;
    lines.cut();
    place.slack.dropSockets('cut');
    death.resolve();
  };
  const lines = await openLifelines(place, pieces, kill);
  const app = startApp({
    config: configOf(lines.environment),
    clock: place.clock,
    randomness: systemRandomness,
    logger: createLogger(process.env.TEST_LOG ?? 'silent'),
  });
  // What is left of it in this process ends by itself; behind the cut lines nobody notices.
  void death.promise.then(() => app.then((dead) => dead.stop()).catch(() => undefined));
  const killed = death.promise.then(() => Promise.reject(new Error('killed while starting')));
  const up = Promise.race([app.then(() => undefined), killed]);
  up.catch(() => undefined);
  return {
    up,
    died: death.promise,
    isAlive: () => !lines.isCut(),
    unanswered: lines.unanswered,
    shorten: lines.shorten,
    tick: async () => {
      const { scheduler } = await app;
      await Promise.race([scheduler.tick(), death.promise]);
    },
    end: async () => {
      await up.then(async () => (await app).stop()).catch(() => undefined);
      kill();
    },
  };
}

function configOf(environment: Readonly<Record<string, string>>) {
  const loaded = loadConfig(environment);
  if (!loaded.ok) throw new Error(loaded.problems.join('; '));
  return loaded.config;
}
