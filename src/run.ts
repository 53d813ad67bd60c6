import { flushCompileCache } from 'node:module';
import { startApp } from './app.ts';
import { loadConfig } from './config.ts';
import { systemClock } from './lib/clock.ts';
import { loadEnvFile } from './lib/env-file.ts';
import { describeFault, OperatorError } from './lib/error.ts';
import { systemRandomness } from './lib/ids.ts';
import { createLogger } from './lib/logger.ts';
import { watchParent } from './lib/parent-watch.ts';

const EXIT_CONFIG = 78;

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function start(environment: NodeJS.ProcessEnv): Promise<number | undefined> {
  loadEnvFile();
  const loaded = loadConfig(environment);
  if (!loaded.ok) {
    for (const problem of loaded.problems) complain(problem);
    return EXIT_CONFIG;
  }
  const { config } = loaded;
  if (config.telegram === undefined && config.slack === undefined) {
    complain(
      'No platform is configured: set TELEGRAM_BOT_TOKEN or SLACK_BOT_TOKEN in .env, or try the bot without any account by: npm run demo',
    );
    return EXIT_CONFIG;
  }
  const logger = createLogger(config.logLevel);
  process.on('unhandledRejection', (fault) => logger.error({ err: fault }, 'unhandled rejection'));
  const app = await startApp({ config, clock: systemClock, randomness: systemRandomness, logger });
  logger.info({ host: config.host, port: app.port }, 'ready');
  // A bot that is killed would not leave it behind.
  flushCompileCache();
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(130);
    stopping = true;
    logger.info({ signal }, 'stopping');
    void app.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // npm cannot pass on a SIGKILL: without this the bot would live on, unseen, after its `npm start` was killed.
  if (environment.npm_lifecycle_event === 'start') watchParent(() => stop('SIGTERM'));
  return undefined;
}

/**
 * Runs the bot until a signal ends the process. Foreseeable mistakes end it with a line each and an exit code.
 * @param environment the process's own, into which `.env` is taken first
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
