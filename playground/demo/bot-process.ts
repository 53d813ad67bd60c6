import { flushCompileCache } from 'node:module';
import { type App, startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { type ManualClock, manualClock, systemClock } from '../../src/lib/clock.ts';
import { describeFault } from '../../src/lib/error.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import type { FromBot, ToBot } from './bot-messages.ts';

// The real bot in a process of its own, so that the demo can kill it. Its clock is the demo's.

let running: { readonly app: App; readonly clock: ManualClock } | undefined;

function tell(message: FromBot): void {
  if (process.connected) process.send?.(message);
}

async function start(env: Readonly<Record<string, string>>, aheadMs: number): Promise<void> {
  const loaded = loadConfig(env);
  if (!loaded.ok) throw new Error(loaded.problems.join('; '));
  const { config } = loaded;
  const clock = manualClock(systemClock.now() + aheadMs, systemClock);
  const app = await startApp({
    config,
    clock,
    randomness: systemRandomness,
    logger: createLogger(config.logLevel),
  });
  running = { app, clock };
  tell({ kind: 'ready' });
  // A bot that is killed would not leave it behind.
  flushCompileCache();
}

async function moveClock(aheadMs: number): Promise<void> {
  if (running === undefined) return;
  running.clock.set(systemClock.now() + aheadMs);
  await running.app.scheduler.tick();
}

async function stop(): Promise<void> {
  await running?.app.stop();
  process.exit(0);
}

async function obey(message: ToBot): Promise<void> {
  if (message.kind === 'start') return start(message.env, message.aheadMs);
  if (message.kind === 'stop') return stop();
  await moveClock(message.aheadMs);
  tell({ kind: 'ticked', request: message.request });
}

process.on('message', (message: ToBot) => {
  obey(message).catch((fault: unknown) => tell({ kind: 'failed', reason: describeFault(fault) }));
});
// Ctrl-C reaches the whole terminal; the demo then stops the bot in order. Without the demo there is no reason to live.
process.on('SIGINT', () => {});
process.on('disconnect', () => void stop());
