import { webApi } from '@slack/bolt';
import { DeliveryError, type DeliveryErrorKind } from '../../platform/delivery-error.ts';

/** What Slack's error codes mean to a sender; codes that are not here are our mistake (`rejected`). */
const KINDS: Readonly<Record<string, DeliveryErrorKind>> = {
  ...all('wait', ['ratelimited', 'rate_limited', 'message_limit_exceeded']),
  ...all('unreachable', [
    ...['channel_not_found', 'not_in_channel', 'is_archived', 'user_not_in_channel', 'restricted_action'],
    ...['account_inactive_user', 'user_disabled', 'user_not_found', 'user_not_visible', 'users_not_found'],
    ...[
      'cannot_dm_bot',
      'messages_tab_disabled',
      'not_in_conversation',
      'restricted_action_read_only_channel',
    ],
  ]),
  ...all('gone', ['message_not_found']),
  ...all('frozen', ['cant_update_message', 'edit_window_closed', 'cant_delete_message']),
  ...all('transient', [
    ...['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org'],
    ...['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'missing_scope'],
    ...[
      'no_permission',
      'org_login_required',
      'ekm_access_denied',
      'accesslimited',
      'external_channel_migrating',
    ],
  ]),
};

/** Codes with which Slack refuses the token itself: every call fails until an operator mends it. */
const TOKEN_CODES: ReadonlySet<string> = new Set([
  ...['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'no_permission'],
  ...['not_allowed_token_type', 'user_removed_from_team', 'team_disabled', 'missing_scope'],
]);

function all(kind: DeliveryErrorKind, codes: readonly string[]): Record<string, DeliveryErrorKind> {
  return Object.fromEntries(codes.map((code) => [code, kind]));
}

/** The code in Slack's answer (`channel_not_found`), or undefined when it gave none. */
export function errorCode(error: unknown): string | undefined {
  if (error instanceof DeliveryError) return errorCode(error.cause);
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

/** Whether Slack refused the token: nothing works until an operator mends it. */
export function isTokenRefused(error: unknown): boolean {
  return TOKEN_CODES.has(errorCode(error) ?? '');
}

/** Maps whatever the SDK or `fetch` threw to the port's error. */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new DeliveryError('wait', {
      reason: 'ratelimited',
      retryAfterMs: error.retryAfter * 1_000,
      cause: error,
    });
  }
  if (error instanceof webApi.WebAPIPlatformError) return platformError(error);
  if (error instanceof webApi.WebAPIHTTPError) return httpError(error.statusCode, error);
  // The SDK knows a 429 without a readable Retry-After only as a plain error with this text.
  const isRateLimit = error instanceof Error && error.message.startsWith('Retry header did not');
  return new DeliveryError(isRateLimit ? 'wait' : 'transient', { reason: describe(error), cause: error });
}

/** The error for an HTTP status other than 200. */
export function httpError(status: number, cause?: unknown): DeliveryError {
  // Proxies answer with all kinds of codes; only these say that the request itself is at fault.
  const isOurs = status === 400 || status === 413 || status === 414;
  return new DeliveryError(isOurs ? 'rejected' : 'transient', { reason: `http_${status}`, cause });
}

function platformError(error: webApi.WebAPIPlatformError): DeliveryError {
  const { error: code, response_metadata: metadata } = error.data;
  const kind = KINDS[code] ?? 'rejected';
  const retryAfterMs = kind === 'wait' ? (metadata?.retryAfter ?? 0) * 1_000 : 0;
  return new DeliveryError(kind, { reason: cleanCode(code), retryAfterMs, cause: error });
}

/** An answer that is no JSON lands in `error` whole; only a code may become a reason. */
function cleanCode(code: string): string {
  return /^[a-z0-9_]{1,80}$/.test(code) ? code : 'unreadable_answer';
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  const code =
    cause instanceof Error && 'cause' in cause && cause.cause instanceof Error ? cause.cause : cause;
  const inner = code instanceof Error ? code.message : error.message;
  return `network: ${inner.slice(0, 120)}`;
}
