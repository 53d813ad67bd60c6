import type { World } from './state.ts';
import { unixTime } from './state.ts';
import type { Update } from './wire.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secretToken: string | undefined;
  /** Updates of different chats that may be under way at once; those of one chat always come one by one. */
  readonly maxConnections: number;
}

/** The body of a webhook's answer, which may be a method call. */
export interface WebhookReply {
  readonly contentType: string;
  readonly body: Buffer;
}

/** Delivery of updates by HTTP POST, each until it is answered with 2xx. */
export interface Webhook {
  settings(): WebhookSettings | undefined;
  set(settings: WebhookSettings | undefined): void;
  /** The last failed delivery, in the words and units of `getWebhookInfo`. */
  lastError(): { readonly last_error_date: number; readonly last_error_message: string } | undefined;
  /** Ends deliveries for good. */
  stop(): void;
}

export interface WebhookDeps {
  readonly world: World;
  /** While true nothing is delivered. */
  readonly isDown: () => boolean;
  readonly onReply: (reply: WebhookReply) => Promise<void>;
}

const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 1_000;
const REQUEST_TIMEOUT_MS = 60_000;

/** Makes a webhook that is not set. Waits between attempts are real time and short, unlike the original's. */
export function createWebhook(deps: WebhookDeps): Webhook {
  const { world } = deps;
  const underWay = new Map<string, Update>();
  let settings: WebhookSettings | undefined;
  let abort = new AbortController();
  let failures = 0;
  let retryTimer: NodeJS.Timeout | undefined;
  let lastError: ReturnType<Webhook['lastError']>;

  const pump = (): void => {
    if (!settings || retryTimer) return;
    for (const update of world.updates.waiting()) {
      if (underWay.size >= settings.maxConnections) return;
      const key = sequenceKey(update);
      if (underWay.has(key)) continue;
      underWay.set(key, update);
      void deliver(update, key, settings);
    }
  };
  const deliver = async (update: Update, key: string, current: WebhookSettings): Promise<void> => {
    const fault = await post(deps, update, current, abort.signal).catch(faultText);
    if (underWay.get(key) === update) underWay.delete(key);
    if (settings !== current) return;
    if (fault === undefined) {
      failures = 0;
      world.updates.confirm(update);
      return pump();
    }
    lastError = { last_error_date: unixTime(world), last_error_message: fault };
    retryTimer ??= setTimeout(
      () => {
        retryTimer = undefined;
        pump();
      },
      Math.min(FIRST_RETRY_MS * 2 ** failures++, LAST_RETRY_MS),
    );
  };
  const reset = (): void => {
    abort.abort();
    abort = new AbortController();
    clearTimeout(retryTimer);
    retryTimer = undefined;
    failures = 0;
    lastError = undefined;
    underWay.clear();
  };
  const stopListening = world.events.onChange((event) => {
    if (event.type === 'update') pump();
  });
  return {
    settings: () => settings,
    lastError: () => lastError,
    set: (next) => {
      reset();
      settings = next;
      pump();
    },
    stop: () => {
      settings = undefined;
      stopListening();
      reset();
    },
  };
}

/** Posts one update; undefined when it was taken, else why it was not. */
async function post(
  deps: WebhookDeps,
  update: Update,
  settings: WebhookSettings,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (deps.isDown()) return 'Connection timed out';
  const response = await fetch(settings.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(settings.secretToken === undefined
        ? {}
        : { 'x-telegram-bot-api-secret-token': settings.secretToken }),
    },
    body: JSON.stringify(update),
    signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
  });
  const body = Buffer.from(await response.arrayBuffer());
  if (!response.ok) return `Wrong response from the webhook: ${response.status} ${response.statusText}`;
  const contentType = response.headers.get('content-type') ?? '';
  if (body.length > 0) await deps.onReply({ contentType, body });
  return undefined;
}

function faultText(fault: unknown): string {
  return fault instanceof Error && fault.cause instanceof Error ? fault.cause.message : String(fault);
}

/** Updates with one key are delivered in order: those of one chat, or of one person outside a chat. */
function sequenceKey(update: Update): string {
  for (const [type, payload] of Object.entries(update)) {
    if (type === 'update_id') continue;
    const { chat, message, from } = payload as Readonly<
      Record<string, { id?: number; chat?: { id?: number } }>
    >;
    return String(chat?.id ?? message?.chat?.id ?? from?.id ?? type);
  }
  return 'none';
}
