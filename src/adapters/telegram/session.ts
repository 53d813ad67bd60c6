import type { TelegramConfig } from '../../config.ts';
import type { Logger } from '../../lib/logger.ts';
import { waitUnless } from '../../lib/retry.ts';
import type { MenuEntry } from '../../platform/platform.ts';
import type { IncomingHandler } from '../../platform/reaction.ts';
import type { TelegramApi } from './api.ts';
import { type Attempt, createIntake, type Intake } from './intake.ts';
import { publishMenu } from './menu.ts';
import type { BotIdentity } from './message-text.ts';
import { poll } from './polling.ts';
import { createRepeater } from './repeat-until-handled.ts';
import { pauseAfterMs } from './retry.ts';
import { type ConnectionStatus, createStatus } from './status.ts';
import { ALLOWED_UPDATES, type WireUpdate } from './wire.ts';

/** Updates that Telegram may deliver side by side; its own default, said so that a server of one's own has it too. */
const WEBHOOK_CONNECTIONS = 40;

/** What a session between `start` and `stop` works with. */
export interface SessionParts {
  readonly api: TelegramApi;
  readonly config: TelegramConfig;
  readonly logger: Logger;
  readonly handler: IncomingHandler;
  readonly menu: readonly MenuEntry[];
}

/** The time between `start` and `stop`. */
export interface Session {
  /** Resolves when Telegram answered, or failed to for the first time; then it is tried on in the background. */
  readonly attempted: Promise<void>;
  /** Takes an update in; undefined before Telegram has told who the bot is, and after `close`. */
  accept(): ((update: WireUpdate) => Promise<void>) | undefined;
  /** What is wrong with the connection, for operators; empty when nothing is. */
  problem(): string;
  /** Who the bot is; undefined before Telegram has told. */
  bot(): BotIdentity | undefined;
  /** Stops receiving, and waits for what is under way. */
  close(): Promise<void>;
}

/** Connects and receives until it is closed. */
export function openSession(parts: SessionParts): Session {
  const stopping = new AbortController();
  const status = createStatus(parts.logger);
  const { promise: attempted, resolve: onAttempt } = Promise.withResolvers<void>();
  let intake: Intake | undefined;
  let bot: BotIdentity | undefined;
  const accept = async (update: WireUpdate): Promise<void> => {
    await intake?.accept(update);
  };
  const run = async (): Promise<void> => {
    bot = await connect({ ...parts, status, onAttempt }, stopping.signal);
    if (bot !== undefined) intake = makeIntake(parts, { me: bot, signal: stopping.signal });
    onAttempt();
    if (bot === undefined) return;
    const menu = publishMenu({ ...parts, signal: stopping.signal }, parts.menu);
    if (parts.config.receive.mode === 'polling') {
      const { api, logger } = parts;
      await poll({ api, logger, status, accept, signal: stopping.signal });
    }
    await menu;
  };
  const running = run();
  return {
    attempted,
    problem: status.problem,
    bot: () => bot,
    accept: () => (intake === undefined || stopping.signal.aborted ? undefined : accept),
    close: async () => {
      stopping.abort();
      await running;
      await intake?.settled();
    },
  };
}

function makeIntake(
  parts: SessionParts,
  { me, signal }: { readonly me: BotIdentity; readonly signal: AbortSignal },
): Intake {
  const { api, logger, handler, config } = parts;
  const once: Attempt = async (work) => {
    signal.throwIfAborted();
    await work();
  };
  return createIntake({
    receiver: { bot: me, download: api.download },
    handler,
    performer: { api, logger },
    attempt: config.receive.mode === 'polling' ? createRepeater({ signal, logger }) : once,
  });
}

interface Connecting extends SessionParts {
  readonly status: ConnectionStatus;
  readonly onAttempt: () => void;
}

async function connect(parts: Connecting, signal: AbortSignal): Promise<BotIdentity | undefined> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      const me = await parts.api.call<BotIdentity>({ method: 'getMe', signal });
      await chooseDelivery(parts, signal);
      parts.status.works();
      return me;
    } catch (error) {
      if (signal.aborted) break;
      parts.status.failed(error);
      parts.onAttempt();
      await waitUnless(signal, pauseAfterMs(error, failures));
    }
  }
  return undefined;
}

/** Tells Telegram where updates go. What waits there is kept: people wrote it while the bot was away. */
async function chooseDelivery({ api, config }: SessionParts, signal: AbortSignal): Promise<void> {
  if (config.receive.mode === 'polling') {
    await api.call({ method: 'deleteWebhook', parameters: { drop_pending_updates: false }, signal });
    return;
  }
  const { url, secret } = config.receive;
  const webhook = {
    url,
    secret_token: secret.reveal(),
    allowed_updates: ALLOWED_UPDATES,
    max_connections: WEBHOOK_CONNECTIONS,
  };
  await api.call({ method: 'setWebhook', parameters: webhook, signal });
}
