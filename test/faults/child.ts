import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { SlackSimulator } from '../../src/simulator/slack/index.ts';
import type { TelegramSimulator } from '../../src/simulator/telegram/index.ts';
import type { FromChild, ToChild } from '../support/bot-child.ts';

/** The bot in a process of its own. */
export interface Child {
  /** Port that it serves; known of children with a clock of their own. */
  readonly port: number;
  /** Its log so far, a JSON line each. */
  readonly log: readonly string[];
  /** Sets its clock and resolves when it has done what is due then. */
  tick(at: number): Promise<void>;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** Ends in order. */
  stop(): Promise<void>;
}

/** The environment for both simulated platforms. */
export function platformEnvironment(platforms: {
  readonly telegram: TelegramSimulator;
  readonly telegramRoot: string;
  readonly slack: SlackSimulator;
  readonly slackUrl: string;
}): Readonly<Record<string, string>> {
  const { telegram, telegramRoot, slack, slackUrl } = platforms;
  return {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegramRoot,
    SLACK_BOT_TOKEN: slack.settings.botToken,
    SLACK_APP_TOKEN: slack.settings.appToken,
    SLACK_API_URL: slackUrl,
    ADMIN_IDS: 'telegram:9001,slack:U0ADMIN',
    PORT: '0',
    LOG_LEVEL: 'info',
  };
}

/** Starts `src/main.ts` as operators do, by the machine's clock; resolves when it says that it is ready. */
export async function startMain(environment: Readonly<Record<string, string>>): Promise<Child> {
  const script = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const { child, log, onLine } = launch([script], environment);
  await untilUp(child, log, (resolve) => onLine((line) => line.includes('"msg":"ready"') && resolve()));
  return handle(child, log, 0);
}

/** Starts the same bot under a clock of its own that stands at `at` (epoch milliseconds) until `tick` moves it. */
export async function startAt(at: number, environment: Readonly<Record<string, string>>): Promise<Child> {
  const script = fileURLToPath(new URL('../support/bot-child.ts', import.meta.url));
  const { child, log } = launch([script, String(at)], environment);
  let port = 0;
  await untilUp(child, log, (resolve) =>
    child.once('message', (message: FromChild) => {
      if (message.kind === 'ready') port = message.port;
      resolve();
    }),
  );
  return handle(child, log, port);
}

interface Launched {
  readonly child: ChildProcess;
  readonly log: string[];
  readonly onLine: (listener: (line: string) => void) => void;
}

function launch(script: readonly string[], environment: Readonly<Record<string, string>>): Launched {
  const child = spawn(process.execPath, script, {
    env: { PATH: process.env.PATH ?? '', TZ: process.env.TZ ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const log: string[] = [];
  const listeners = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      log.push(line);
      for (const listener of listeners) listener(line);
    });
  }
  return { child, log, onLine: (listener) => void listeners.add(listener) };
}

async function untilUp(
  child: ChildProcess,
  log: readonly string[],
  watch: (resolve: () => void) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    watch(resolve);
    child.once('exit', () => reject(new Error(`the bot did not start:\n${log.join('\n')}`)));
  });
}

function handle(child: ChildProcess, log: readonly string[], port: number): Child {
  let requests = 0;
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    port,
    log,
    tick: (at) => {
      requests += 1;
      const message: ToChild = { kind: 'tick', at, request: requests };
      return new Promise((resolve) => {
        const listen = (answer: FromChild): void => {
          if (answer.kind !== 'done' || answer.request !== message.request) return;
          child.off('message', listen);
          resolve();
        };
        child.on('message', listen);
        child.send(message);
      });
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
