import type { TelegramConfig } from '../../config.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { MessageRef } from '../../platform/incoming.ts';
import type { Platform } from '../../platform/platform.ts';
import type { RouteTable } from '../../platform/routes.ts';
import { createApi, type TelegramApi } from './api.ts';
import { toDeliveryError } from './errors.ts';
import { createHealthCheck } from './health.ts';
import { telegramLimits } from './limits.ts';
import { messagesOf } from './render.ts';
import { editMessage } from './send.ts';
import { createAllPartsSender } from './send-all-parts.ts';
import { openSession, type Session } from './session.ts';
import { createWebhookRoute } from './webhook.ts';

/** What the adapter is given. */
export interface TelegramDependencies {
  readonly config: TelegramConfig;
  /** Where the webhook's path is hung, in webhook mode. */
  readonly routes: RouteTable;
  readonly logger: Logger;
  readonly clock: Clock;
}

const NOT_STARTED = 'Telegram is not started.';

/**
 * Makes the Telegram platform. `start` resolves also when Telegram does not answer: it is tried on in the
 * background, and `health` says what is wrong (network, token, a second poller).
 */
export function createTelegramPlatform({ config, routes, logger, clock }: TelegramDependencies): Platform {
  const api = createApi(config.botToken.reveal(), config.apiRoot);
  const whole = createAllPartsSender(api, logger);
  let session: Session | undefined;
  let stopping = new AbortController();
  hangWebhook(config, { routes, accept: () => session?.accept() });
  return {
    name: 'telegram',
    limits: telegramLimits,
    start: async (handler, menu) => {
      if (stopping.signal.aborted) stopping = new AbortController();
      session ??= openSession({ api, config, logger, handler, menu });
      await session.attempted;
    },
    stop: async () => {
      stopping.abort();
      const closing = session;
      await closing?.close();
      if (session === closing) session = undefined;
    },
    send: (target, message) => whole.send({ target, message, signal: stopping.signal }),
    messagesOf,
    edit: (ref, message) => editMessage(api, { ref, message }),
    pin: (ref) => pinMessage(api, ref),
    privateChatUrl: (payload) => {
      const bot = session?.bot();
      return bot === undefined ? undefined : `https://t.me/${bot.username}?start=${payload}`;
    },
    health: createHealthCheck({ api, config, clock, problem: () => session?.problem() ?? NOT_STARTED }),
  };
}

function hangWebhook(
  { receive }: TelegramConfig,
  { routes, accept }: { readonly routes: RouteTable; readonly accept: () => ReturnType<Session['accept']> },
): void {
  if (receive.mode !== 'webhook') return;
  const route = createWebhookRoute({ secret: receive.secret.reveal(), accept });
  routes.add({ method: 'POST', path: new URL(receive.url).pathname }, route);
}

/** Pins without a sound, for the message itself has been heard already. */
async function pinMessage(api: TelegramApi, ref: MessageRef): Promise<boolean> {
  try {
    await api.call({
      method: 'pinChatMessage',
      parameters: {
        chat_id: Number(ref.chatId),
        message_id: Number(ref.messageId),
        disable_notification: true,
      },
    });
    return true;
  } catch (error) {
    const fault = toDeliveryError(error);
    if (fault.kind === 'rejected' || fault.kind === 'unreachable') return false;
    throw fault;
  }
}
