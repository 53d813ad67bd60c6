import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { SlackSimulator } from '../../playground/slack/index.ts';
import type { TelegramSimulator } from '../../playground/telegram/index.ts';
import type { FromChild, ToChild } from '../support/bot-child.ts';

/** The bot in a process of its own. */
export interface Child {
  /** Port that it serves; known of children with a clock of their own. */
  readonly port: number;
  /** Its log so far, a JSON line each. */
  readonly log: readonly string[];
  /** Sets its clock and resolves when it has done what is due then. */
  tick(at: number): Promise<void>;
  /** Sets its clock and resolves when it has looked what is due then; it may go on sending. */
  look(at: number): Promise<void>;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** Ends in order. */
  stop(): Promise<void>;
}

/** A child that may be killed before it is up. */
export interface Launch {
  /** Rejects when it ends before. */
  readonly up: Promise<Child>;
  /** Resolves with its log when the process is gone. */
  readonly exited: Promise<readonly string[]>;
  /** `kill -9`. Safe to call twice. */
  kill(): void;
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
  const launched = launch([pathOf('../../src/main.ts')], environment);
  onTestFinished(() => void launched.child.kill('SIGKILL'));
  await untilUp(launched, (resolve) =>
    launched.onLine((line) => line.includes('"msg":"ready"') && resolve()),
  );
  return handle(launched, 0);
}

/** Starts the same bot under a clock of its own that stands at `at` (epoch milliseconds) until `tick` moves it. */
export async function startAt(at: number, environment: Readonly<Record<string, string>>): Promise<Child> {
  const { up, kill } = launchAt(at, environment);
  onTestFinished(kill);
  return up;
}

/** As `startAt`, without waiting for it. Whoever launches it has to end it. */
export function launchAt(at: number, environment: Readonly<Record<string, string>>): Launch {
  const launched = launch([pathOf('../support/bot-child.ts'), String(at)], environment);
  const { child, log } = launched;
  let port = 0;
  const up = untilUp(launched, (resolve) =>
    child.once('message', (message: FromChild) => {
      if (message.kind === 'ready') port = message.port;
      resolve();
    }),
  ).then(() => handle(launched, port));
  return {
    up,
    exited: once(child, 'exit').then(() => log),
    kill: () => void child.kill('SIGKILL'),
  };
}

function pathOf(script: string): string {
  return fileURLToPath(new URL(script, import.meta.url));
}

/** Compiled code is kept there, by `main.ts` too: a child is then up in half the time. */
const COMPILE_CACHE = pathOf('../../node_modules/.cache/compile');

interface Launched {
  readonly child: ChildProcess;
  readonly log: string[];
  readonly onLine: (listener: (line: string) => void) => void;
}

function launch(script: readonly string[], environment: Readonly<Record<string, string>>): Launched {
  const { PATH = '', TZ = '' } = process.env;
  const child = spawn(process.execPath, script, {
    env: { PATH, TZ, NODE_COMPILE_CACHE: COMPILE_CACHE, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
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

async function untilUp({ child, log }: Launched, watch: (resolve: () => void) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    watch(resolve);
    child.once('exit', () => reject(new Error(`the bot did not start:\n${log.join('\n')}`)));
  });
}

function handle({ child, log }: Launched, port: number): Child {
  const ask = createAsking(child);
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    port,
    log,
    tick: (at) => ask('tick', at),
    look: (at) => ask('look', at),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** Asks a child for something and resolves when it says that it is done. */
function createAsking(child: ChildProcess): (kind: ToChild['kind'], at: number) => Promise<void> {
  const waiting = new Map<number, () => void>();
  let requests = 0;
  child.on('message', (answer: FromChild) => {
    if (answer.kind !== 'done') return;
    waiting.get(answer.request)?.();
    waiting.delete(answer.request);
  });
  return (kind, at) => {
    requests += 1;
    const message: ToChild = { kind, at, request: requests };
    return new Promise((resolve) => {
      waiting.set(message.request, resolve);
      // A child that was just killed takes nothing any more; whoever waits watches its end.
      child.send(message, () => undefined);
    });
  };
}
