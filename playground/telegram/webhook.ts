import { unixTime, type World } from './state.ts';
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

/** A failed delivery, in the words and units of `getWebhookInfo`. */
export interface DeliveryError {
  readonly last_error_date: number;
  readonly last_error_message: string;
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

/**
 * Delivery of updates by HTTP POST, each until it is answered with 2xx. Waits between attempts are real time and short,
 * unlike the original's.
 */
export class Webhook {
  readonly #deps: WebhookDeps;
  readonly #underWay = new Map<string, Update>();
  readonly #stopListening: () => void;
  #settings: WebhookSettings | undefined;
  #abort = new AbortController();
  #failures = 0;
  #retryTimer: NodeJS.Timeout | undefined;
  #lastError: DeliveryError | undefined;

  constructor(deps: WebhookDeps) {
    this.#deps = deps;
    this.#stopListening = deps.world.events.onChange((event) => {
      if (event.type === 'update') this.#pump();
    });
  }

  /** The settings while it is set. */
  settings(): WebhookSettings | undefined {
    return this.#settings;
  }

  lastError(): DeliveryError | undefined {
    return this.#lastError;
  }

  /** Sets it anew, or takes it away; what is under way is cut and stays unconfirmed. */
  set(settings: WebhookSettings | undefined): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    this.#failures = 0;
    this.#lastError = undefined;
    this.#underWay.clear();
    this.#settings = settings;
    this.#pump();
  }

  /** Ends deliveries for good. */
  stop(): void {
    this.#stopListening();
    this.set(undefined);
  }

  #pump(): void {
    const settings = this.#settings;
    if (!settings || this.#retryTimer) return;
    for (const update of this.#deps.world.updates.waiting()) {
      if (this.#underWay.size >= settings.maxConnections) return;
      const key = sequenceKey(update);
      if (this.#underWay.has(key)) continue;
      this.#underWay.set(key, update);
      void this.#deliver(update, { key, settings });
    }
  }

  async #deliver(
    update: Update,
    { key, settings }: { readonly key: string; readonly settings: WebhookSettings },
  ): Promise<void> {
    const fault = await post(this.#deps, { update, settings, signal: this.#abort.signal }).catch(faultText);
    if (this.#settings !== settings) return;
    this.#underWay.delete(key);
    if (fault === undefined) {
      this.#failures = 0;
      this.#deps.world.updates.confirm(update);
      this.#pump();
    } else {
      this.#retryLater(fault);
    }
  }

  #retryLater(fault: string): void {
    this.#lastError = { last_error_date: unixTime(this.#deps.world), last_error_message: fault };
    const waitMs = Math.min(FIRST_RETRY_MS * 2 ** this.#failures++, LAST_RETRY_MS);
    this.#retryTimer ??= setTimeout(() => {
      this.#retryTimer = undefined;
      this.#pump();
    }, waitMs);
  }
}

/** Posts one update; undefined when it was taken, else why it was not. */
async function post(
  deps: WebhookDeps,
  {
    update,
    settings,
    signal,
  }: { readonly update: Update; readonly settings: WebhookSettings; readonly signal: AbortSignal },
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
