import { TelegramError } from 'telegraf';
import { SECOND_MS } from '../../lib/clock.ts';
import { DeliveryError, type DeliveryErrorKind } from '../../platform/delivery-error.ts';

/** A call that failed, without the address (it holds the token) and without what was sent. */
export class ApiError extends Error {
  /** Telegram's `error_code`; 0 when there was no answer from Telegram. */
  readonly code: number;
  /** Milliseconds that Telegram asked to wait; 0 when it did not. */
  readonly retryAfterMs: number;
  /** The supergroup that the group became. */
  readonly newChatId: string | undefined;

  constructor(
    message: string,
    facts: { readonly code: number; readonly retryAfterMs?: number; readonly newChatId?: string },
  ) {
    super(message);
    this.name = 'ApiError';
    this.code = facts.code;
    this.retryAfterMs = facts.retryAfterMs ?? 0;
    this.newChatId = facts.newChatId;
  }
}

/** Turns whatever telegraf threw into an `ApiError`; only names and codes of network faults are taken over. */
export function toApiError(method: string, error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof TelegramError) {
    const { retry_after: seconds, migrate_to_chat_id: newChatId } = error.parameters ?? {};
    return new ApiError(`${method}: ${error.code} ${error.description}`, {
      code: error.code,
      retryAfterMs: (seconds ?? 0) * SECOND_MS,
      ...(newChatId === undefined ? {} : { newChatId: String(newChatId) }),
    });
  }
  return new ApiError(`${method}: no answer (${faultName(error)})`, { code: 0 });
}

function faultName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown fault';
  for (const name of ['code', 'type']) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === 'string') return value;
  }
  return error.name;
}

// Descriptions as Telegram words them; its error codes alone do not tell these apart.
const UNREACHABLE =
  /chat not found|user not found|can't initiate|PEER_ID_INVALID|deactivated|rights to send|need administrator rights|CHAT_ADMIN_REQUIRED|SEND_[A-Z]+_FORBIDDEN|WRITE_FORBIDDEN|chat_restricted|thread not found|TOPIC_(CLOSED|DELETED)|not a member/i;
const GONE = /message to (edit|pin|be replied) not found|MESSAGE_ID_INVALID|message not found/i;
const FROZEN = /message can't be edited/i;

/** Whether an edit failed only because nothing would change. */
export function isNotModified(error: unknown): boolean {
  return error instanceof ApiError && error.code === 400 && /message is not modified/i.test(error.message);
}

/** Whether a picture is none that can be shown as a photo, though it may be sent as a file. */
export function isNoPhoto(error: unknown): boolean {
  return (
    error instanceof ApiError && error.code === 400 && /PHOTO_|IMAGE_PROCESS|too big/i.test(error.message)
  );
}

/** What a failed call means for a delivery. */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof RangeError)
    return new DeliveryError('rejected', { reason: error.message, cause: error });
  const fault = toApiError('telegram', error);
  return new DeliveryError(kindOf(fault), {
    reason: fault.message,
    retryAfterMs: fault.retryAfterMs,
    ...(fault.newChatId === undefined ? {} : { newChatId: fault.newChatId }),
  });
}

function kindOf(fault: ApiError): DeliveryErrorKind {
  if (fault.code === 429) return 'wait';
  if (fault.code === 403) return 'unreachable';
  if (fault.newChatId !== undefined) return 'moved';
  if (fault.code === 400) {
    if (UNREACHABLE.test(fault.message)) return 'unreachable';
    if (GONE.test(fault.message)) return 'gone';
    return FROZEN.test(fault.message) ? 'frozen' : 'rejected';
  }
  // 401 and 404 mean a wrong token or address, which an operator mends: the message itself is good.
  return fault.code === 413 ? 'rejected' : 'transient';
}
