import { flushCompileCache } from 'node:module';
import { type App, startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { manualClock } from '../../src/lib/clock.ts';
import { giveBackMemory, heapBytes } from '../../src/lib/give-back-memory.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createQuietMemory } from '../../src/lib/quiet-memory.ts';

// The real bot in a process of its own, whose clock is told by whoever started it. See test/faults/child.ts.

/** What a child is told: to set its clock and look what is due then, and with `tick` to finish all of it. */
export type ToChild = { readonly kind: 'tick' | 'look'; readonly at: number; readonly request: number };

/** What a child tells: it is up and serves that port; it has done what was asked. */
export type FromChild =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'done'; readonly request: number };

const clock = manualClock(Number(process.argv[2]));
const tell = (message: FromChild): void => void process.send?.(message);

async function start(): Promise<App> {
  const loaded = loadConfig(process.env);
  if (!loaded.ok) throw new Error(loaded.problems.join('; '));
  const { config } = loaded;
  const logger = createLogger(config.logLevel);
  const memory = createQuietMemory({ clock, heapBytes, giveBack: giveBackMemory });
  const app = await startApp({ config, clock, randomness: systemRandomness, logger, memory });
  tell({ kind: 'ready', port: app.port });
  // A child that is killed would not leave it behind.
  flushCompileCache();
  return app;
}

const app = await start();
process.on('message', async ({ kind, at, request }: ToChild) => {
  clock.set(at);
  await app.scheduler.tick();
  if (kind === 'tick') await app.outbox.idle();
  tell({ kind: 'done', request });
});
process.on('disconnect', () => void app.stop().then(() => process.exit(0)));
