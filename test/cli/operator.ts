import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CliContext } from '../../src/cli/context.ts';
import { runCli } from '../../src/cli/run.ts';
import { type Clock, manualClock } from '../../src/lib/clock.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Somebody at a command line, with a database and a folder of their own. */
export interface Operator {
  readonly database: TestDatabase;
  /** Runs a command as after `npm run cli --`. */
  run(...args: readonly string[]): Promise<Ended>;
  /** Writes a file into the folder and gives back its path. */
  file(name: string, content: string | Buffer): Promise<string>;
  path(name: string): string;
}

/** 24 November 2026, 10.00 WIB. */
export const NOW = Date.UTC(2026, 10, 24, 3);

/** Makes an operator for one test; everything is removed after it. */
export async function createOperator(env: Readonly<Record<string, string>> = {}): Promise<Operator> {
  const database = await createTestDatabase();
  const folder = await temporaryFolder();
  onTestFinished(() => database.drop());
  const path = (name: string): string => join(folder, name);
  return {
    database,
    path,
    run: (...args) => runIn({ DATABASE_URL: database.url, ...env }, args),
    file: async (name, content) => {
      await writeFile(path(name), content);
      return path(name);
    },
  };
}

/** Runs a command in an environment. */
export async function runIn(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  clock: Clock = manualClock(NOW),
  folder?: string,
): Promise<Ended> {
  let out = '';
  let err = '';
  const context: CliContext = {
    ...{ env, clock, randomness: systemRandomness, isWatched: false },
    ...(folder !== undefined && { folder }),
    logger: createLogger('silent'),
    write: (text) => {
      out += text;
    },
    remark: (text) => {
      err += text;
    },
  };
  const code = await runCli(args, context);
  return { code, out, err };
}
