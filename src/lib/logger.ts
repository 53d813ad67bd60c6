import { type DestinationStream, type Logger, pino } from 'pino';
import { systemClock } from './clock.ts';

export type { Logger } from 'pino';

/** Names of fields that never reach a log, however deep they stand (one level of nesting, as pino matches). */
const REDACTED = [
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'secret',
  'password',
  'text',
  'authorization',
];

/**
 * Makes the logger: JSON lines on standard output (or `destination`), secrets and texts removed.
 * @param level pino's level name
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date(systemClock.now()).toISOString()}"`,
    redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`]), remove: true },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
