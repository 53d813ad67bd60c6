import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { OperatorError } from '../../src/lib/error.ts';
import type { FromBot, ToBot } from './bot-messages.ts';

/** State of the bot's process. */
export type BotState = 'stopped' | 'starting' | 'running';

/** The real bot as a process that can be killed. */
export interface Bot {
  state(): BotState;
  /** Starts it and resolves when it is ready. Rejects with a sentence when it cannot start. */
  start(): Promise<void>;
  /** Ends it in the middle of whatever it does (SIGKILL), as a power cut does. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Ends it in order. Safe to call twice. */
  stop(): Promise<void>;
  /** Tells it the clock's present moment; resolves when it has planned what is due then. Does nothing when it is not running. */
  followClock(): Promise<void>;
  onChange(listener: (state: BotState) => void): () => void;
  /** Its latest log lines, oldest first. */
  readonly log: readonly string[];
}

const LOG_LINES = 400;
const STOP_MS = 15_000;
const PROGRAM = new URL('./bot-process.ts', import.meta.url);
/** What keeps compiled code, as for the bot of operators: it is then back in half the time. */
const FIRST = new URL('../../src/require-node.mjs', import.meta.url).href;

/** Makes the bot; `env` is the environment that it starts with, `clock` the clock that it follows. */
export function createBot(env: Readonly<Record<string, string>>, clock: Clock): Bot {
  return new BotProcess(env, clock);
}

class BotProcess implements Bot {
  readonly log: string[] = [];
  readonly #env: Readonly<Record<string, string>>;
  readonly #clock: Clock;
  readonly #listeners = new Set<(state: BotState) => void>();
  readonly #ticks = new Map<number, () => void>();
  #child: ChildProcess | undefined;
  #state: BotState = 'stopped';
  #requests = 0;

  constructor(env: Readonly<Record<string, string>>, clock: Clock) {
    this.#env = env;
    this.#clock = clock;
  }

  state(): BotState {
    return this.#state;
  }

  onChange(listener: (state: BotState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async start(): Promise<void> {
    if (this.#child !== undefined) return;
    const child = fork(PROGRAM, { execArgv: ['--import', FIRST], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.#child = child;
    this.#become('starting');
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', (line) => this.#note(line));
    }
    child.once('exit', () => this.#gone(child));
    await this.#untilReady(child);
    this.#become('running');
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('politely');
  }

  async followClock(): Promise<void> {
    if (this.#state !== 'running') return;
    this.#requests += 1;
    const request = this.#requests;
    await new Promise<void>((resolve) => {
      this.#ticks.set(request, resolve);
      this.#send({ kind: 'clock', aheadMs: this.#clock.now() - systemClock.now(), request });
    });
  }

  #untilReady(child: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
      child.on('message', (message: FromBot) => {
        if (message.kind === 'ready') resolve();
        else if (message.kind === 'ticked') this.#ticked(message.request);
        else reject(cannotStart(message.reason));
      });
      child.once('exit', () => reject(cannotStart(lastFault(this.log))));
      this.#send({ kind: 'start', env: this.#env, aheadMs: this.#clock.now() - systemClock.now() });
    });
  }

  async #end(manner: 'SIGKILL' | 'politely'): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    if (manner === 'SIGKILL') child.kill('SIGKILL');
    else this.#send({ kind: 'stop' });
    const tooLong = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await gone;
    clearTimeout(tooLong);
  }

  #send(message: ToBot): void {
    if (this.#child?.connected) this.#child.send(message);
  }

  #ticked(request: number): void {
    this.#ticks.get(request)?.();
    this.#ticks.delete(request);
  }

  #gone(child: ChildProcess): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    for (const request of [...this.#ticks.keys()]) this.#ticked(request);
    this.#become('stopped');
  }

  #note(line: string): void {
    this.log.push(line);
    if (this.log.length > LOG_LINES) this.log.shift();
  }

  #become(state: BotState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(state);
  }
}

/** The line of a log that says why a program ended. */
function lastFault(log: readonly string[]): string {
  return log.findLast((line) => /^\w*Error\b/.test(line)) ?? log.at(-1) ?? 'it ended by itself';
}

function cannotStart(reason: string): OperatorError {
  return new OperatorError({
    code: 'demo-bot',
    message: `The bot could not start: ${reason}.`,
    nextStep: 'Run the demo again; if it happens again, report the line above.',
  });
}
