import { type Config, configError, environmentSchema, readConfig } from '../config.ts';
import type { Clock } from '../lib/clock.ts';
import type { FoundEnvironment, Variables } from '../lib/env-file.ts';
import type { Randomness } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';

/** Everything an operators' command may touch; `cli.ts` and the tests make it. */
export interface CliContext {
  readonly env: Variables;
  /** What was found in `.env`, which `env` already has in it; left out where there is no such file. */
  readonly envFile?: Omit<FoundEnvironment, 'variables'>;
  /** The folder that the command runs in, as far as the doctor is to look into it. */
  readonly folder?: string;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Writes a result to standard output, as it is. */
  readonly write: (text: string) => void;
  /** Writes a remark to standard error, as it is. */
  readonly remark: (text: string) => void;
  /** Whether somebody watches standard error, so that a line of progress may be rewritten. */
  readonly isWatched: boolean;
  /** Logs go to standard error, because standard output is the result's. */
  readonly logger: Logger;
}

/**
 * The configuration.
 * @throws OperatorError naming every problem, exit code 78
 */
export function configOf(context: CliContext): Config {
  const file = context.envFile ?? { fileNames: [], problems: [] };
  const loaded = readConfig({ variables: context.env, ...file });
  if (!loaded.ok) throw configError(loaded.problems);
  return loaded.config;
}

/** The zone in which phrases are read, for commands that need nothing else of the configuration. */
export function zoneOf(context: CliContext): string {
  const value = context.env.FORUM_TIMEZONE?.trim();
  const parsed = environmentSchema.shape.FORUM_TIMEZONE.safeParse(value === '' ? undefined : value);
  if (parsed.success) return parsed.data;
  throw configError(parsed.error.issues.map((issue) => `FORUM_TIMEZONE: ${issue.message}`));
}

/** Writes one line to standard output. */
export function writeLine(context: CliContext, line: string): void {
  context.write(`${line}\n`);
}

/** Writes a value as one line of JSON to standard output. */
export function writeJson(context: CliContext, value: unknown): void {
  context.write(`${JSON.stringify(value)}\n`);
}
