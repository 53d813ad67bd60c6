import { setTimeout as sleep } from 'node:timers/promises';
import { SocketModeReceiver } from '@slack/bolt';
import type { SlackConfig } from '../../../config.ts';
import type { Logger } from '../../../lib/logger.ts';
import { toDeliveryError } from '../errors.ts';
import { tokenProblem } from '../identity.ts';
import { clientOptions } from '../slack-api.ts';
import { boltLogger } from './bolt-logger.ts';

const CONNECT_TIMEOUT_MS = 20_000;
const FIRST_PAUSE_MS = 250;
const MAX_PAUSE_MS = 30_000;
const GOODBYE_MS = 2_000;

/** A Socket Mode connection that comes back by itself. */
export interface SocketConnection {
  readonly receiver: SocketModeReceiver;
  /** Connects; resolves when the first try has ended, well or badly. Later tries follow in the background. */
  start(): Promise<void>;
  /** Lets the connection stand, for acknowledgements, but makes no new one. */
  retire(): void;
  stop(): Promise<void>;
  /** What is wrong with the connection, for operators; empty when it stands. */
  problem(): string;
}

/** The moving parts of a connection. */
interface Line {
  readonly client: SocketModeReceiver['client'];
  readonly logger: Logger;
  readonly stopping: AbortController;
  problem: string;
  onDrop: () => void;
}

/**
 * Keeps a Socket Mode connection. The SDK's own reconnecting is off: its retry after a failed retry is a promise that
 * nobody catches, which would end the process whenever Slack cannot be reached for a while.
 */
export function createSocketConnection(
  config: SlackConfig,
  { appToken, logger }: { readonly appToken: string; readonly logger: Logger },
): SocketConnection {
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: boltLogger(logger),
    installerOptions: { clientOptions: clientOptions(config, logger) },
    processEventErrorHandler: async () => false,
  });
  const { client } = receiver;
  const stopping = new AbortController();
  const problem = 'Slack Socket Mode is not connected yet.';
  const line: Line = { client, logger, stopping, problem, onDrop: () => {} };
  client.on('disconnected', () => line.onDrop());
  let running: Promise<void> | undefined;
  return {
    receiver,
    problem: () => line.problem,
    start: () =>
      new Promise((resolve) => {
        running ??= stayConnected(line, resolve);
      }),
    retire: () => stopping.abort(),
    stop: async () => {
      stopping.abort();
      if (running === undefined) return;
      void client.disconnect();
      await Promise.race([running, sleep(GOODBYE_MS, undefined, { ref: false })]);
    },
  };
}

async function stayConnected(line: Line, onTried: () => void): Promise<void> {
  const { logger, stopping } = line;
  let pauseMs = FIRST_PAUSE_MS;
  while (!stopping.signal.aborted) {
    try {
      await connectOnce(line, onTried);
      pauseMs = FIRST_PAUSE_MS;
    } catch (error) {
      const problem = tokenProblem('SLACK_APP_TOKEN', toDeliveryError(error));
      if (problem !== line.problem) logger.warn({ problem }, 'no connection to Slack');
      line.problem = problem;
      onTried();
      pauseMs = Math.min(pauseMs * 2, MAX_PAUSE_MS);
    }
    await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}

/** One connection, from Slack's hello to its end. */
async function connectOnce(line: Line, onHello: () => void): Promise<void> {
  const dropped = new Promise<void>((resolve) => {
    line.onDrop = resolve;
  });
  const timer = setTimeout(() => void line.client.disconnect(), CONNECT_TIMEOUT_MS);
  try {
    await line.client.start();
  } finally {
    clearTimeout(timer);
  }
  line.problem = '';
  line.logger.info('connected to Slack');
  onHello();
  await dropped;
  line.problem = 'Slack Socket Mode is not connected.';
}
