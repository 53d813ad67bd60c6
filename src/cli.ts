import { destination } from 'pino';
import { requireClient } from './db/prisma-generate.ts';
import { systemClock } from './lib/clock.ts';
import { withEnvFile } from './lib/env-file.ts';
import { systemRandomness } from './lib/ids.ts';
import { createLogger } from './lib/logger.ts';

// A reader that has seen enough (`| head`) closes the pipe; that is no fault.
process.stdout.on('error', () => process.exit(0));

await requireClient();
// The commands import the client, so they are loaded once it is there.
const { runCli } = await import('./cli/run.ts');
const { variables, ...envFile } = withEnvFile(process.env);
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const level = variables.LOG_LEVEL ?? '';
process.exitCode = await runCli(process.argv.slice(2), {
  env: variables,
  envFile,
  folder: process.cwd(),
  clock: systemClock,
  randomness: systemRandomness,
  write: (text) => void process.stdout.write(text),
  remark: (text) => void process.stderr.write(text),
  isWatched: process.stderr.isTTY,
  logger: createLogger(levels.includes(level) ? level : 'warn', destination({ dest: 2, sync: true })),
});
