import { flushCompileCache } from 'node:module';
import { type App, logUnhandled, startApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { systemClock } from './lib/clock.ts';
import { withEnvFile } from './lib/env-file.ts';
import { describeFault, OperatorError } from './lib/error.ts';
import { giveBackMemory, heapBytes } from './lib/give-back-memory.ts';
import { systemRandomness } from './lib/ids.ts';
import { createLogger, type Logger } from './lib/logger.ts';
import { watchParent } from './lib/parent-watch.ts';
import { createQuietMemory } from './lib/quiet-memory.ts';
import { typed } from './lib/typed.ts';

const EXIT_CONFIG = 78;

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function start(environment: NodeJS.ProcessEnv): Promise<number | undefined> {
  const loaded = readConfig(withEnvFile(environment));
  if (!loaded.ok) {
    for (const problem of loaded.problems) complain(problem);
    return EXIT_CONFIG;
  }
  const { config } = loaded;
  if (config.telegram === undefined && config.slack === undefined) {
    complain(
      `No platform is configured: set TELEGRAM_BOT_TOKEN or SLACK_BOT_TOKEN in .env, or try the bot without any account by: ${typed.demo}`,
    );
    return EXIT_CONFIG;
  }
  const logger = createLogger(config.logLevel);
  logUnhandled(logger);
  await serve(config, { logger, isUnderNpm: environment.npm_lifecycle_event === 'start' });
  return undefined;
}

/** Starts the bot and has it stop at the first signal, also when that comes during the start; a second one ends at once. */
async function serve(
  config: Config,
  { logger, isUnderNpm }: { readonly logger: Logger; readonly isUnderNpm: boolean },
): Promise<void> {
  const stopping = new AbortController();
  let app: App | undefined;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping.signal.aborted) process.exit(130);
    logger.info({ signal }, 'stopping');
    stopping.abort();
    void app?.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // npm cannot pass on a SIGKILL: without this the bot would live on, unseen, after its `npm start` was killed.
  if (isUnderNpm) watchParent(() => stop('SIGTERM'));
  const { signal } = stopping;
  const onNewerSchema = (fault: OperatorError): void => {
    complain(describeFault(fault));
    stopping.abort(fault);
    void app?.stop().then(() => process.exit(fault.exitCode));
  };
  const clock = systemClock;
  const memory = createQuietMemory({ clock, heapBytes, giveBack: giveBackMemory });
  const deps = { config, clock, randomness: systemRandomness, logger, signal, onNewerSchema, memory };
  app = await startApp(deps).catch((fault: unknown) => {
    if (signal.aborted) process.exit(0);
    throw fault;
  });
  if (signal.aborted) return app.stop().then(() => process.exit(0));
  logger.info({ host: config.host, port: app.port }, 'ready');
  // A bot that is killed would not leave it behind.
  flushCompileCache();
  giveBackMemory();
}

/**
 * Runs the bot until a signal ends the process. Foreseeable mistakes end it with a line each and an exit code.
 * @param environment the process's own; `.env` adds what it lacks
 */
export async function run(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const code = await start(environment);
    if (code !== undefined) process.exitCode = code;
  } catch (fault) {
    complain(describeFault(fault));
    process.exit(fault instanceof OperatorError ? fault.exitCode : 1);
  }
}
