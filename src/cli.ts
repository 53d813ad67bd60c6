import { destination } from 'pino';
import type { CliContext } from './cli/context.ts';
import { runCli } from './cli/run.ts';
import { systemClock } from './lib/clock.ts';
import { loadEnvFile } from './lib/env-file.ts';
import { systemRandomness } from './lib/ids.ts';
import { createLogger } from './lib/logger.ts';

// A reader that has seen enough (`| head`) closes the pipe; that is no fault.
process.stdout.on('error', () => process.exit(0));

loadEnvFile();
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const level = process.env.LOG_LEVEL ?? '';
const context: CliContext = {
  env: process.env,
  clock: systemClock,
  randomness: systemRandomness,
  write: (text) => void process.stdout.write(text),
  remark: (text) => void process.stderr.write(text),
  isWatched: process.stderr.isTTY,
  logger: createLogger(levels.includes(level) ? level : 'warn', destination({ dest: 2, sync: true })),
};
process.exitCode = await runCli(process.argv.slice(2), context);
