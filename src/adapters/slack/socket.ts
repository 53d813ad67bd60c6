import { setTimeout as sleep } from 'node:timers/promises';
import { SocketModeReceiver } from '@slack/bolt';
import type { SlackConfig } from '../../config.ts';
import type { Logger } from '../../lib/logger.ts';
import { boltLogger } from './bolt-logger.ts';
import { toDeliveryError } from './errors.ts';
import { tokenProblem } from './identity.ts';
import { clientOptions } from './slack-api.ts';

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

/**
 * Keeps a Socket Mode connection. The SDK's own reconnecting is off: its retry after a failed retry is a promise that
 * nobody catches, which would end the process whenever Slack cannot be reached for a while.
 */
export function createSocketConnection(
  config: SlackConfig,
  appToken: string,
  logger: Logger,
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
  const state = { problem: 'Slack Socket Mode is not connected yet.', onDrop: (): void => {} };
  let running: Promise<void> | undefined;
  client.on('disconnected', () => state.onDrop());

  /** One connection from hello to its end. */
  async function connectOnce(onHello: () => void): Promise<void> {
    const dropped = new Promise<void>((resolve) => {
      state.onDrop = resolve;
    });
    const timer = setTimeout(() => void client.disconnect(), CONNECT_TIMEOUT_MS);
    try {
      await client.start();
    } finally {
      clearTimeout(timer);
    }
    state.problem = '';
    logger.info('connected to Slack');
    onHello();
    await dropped;
    state.problem = 'Slack Socket Mode is not connected.';
  }

  async function stayConnected(onTried: () => void): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!stopping.signal.aborted) {
      try {
        await connectOnce(onTried);
        pauseMs = FIRST_PAUSE_MS;
      } catch (error) {
        state.problem = tokenProblem('SLACK_APP_TOKEN', toDeliveryError(error));
        logger.warn({ problem: state.problem }, 'no connection to Slack');
        onTried();
        pauseMs = Math.min(pauseMs * 2, MAX_PAUSE_MS);
      }
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  return {
    receiver,
    problem: () => state.problem,
    start: () =>
      new Promise((resolve) => {
        running ??= stayConnected(resolve);
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
