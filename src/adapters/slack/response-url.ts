import { DeliveryError } from '../../platform/delivery-error.ts';
import { httpError, toDeliveryError } from './errors.ts';
import { CALL_TIMEOUT_MS, RESPONSE_URL_USES } from './limits.ts';
import type { SlackMessage } from './render.ts';

/** How an answer through a `response_url` is shown. */
export type ResponseStyle =
  | { readonly response_type: 'ephemeral' | 'in_channel'; readonly replace_original: false }
  | { readonly replace_original: true };

/** The answers that one delivery allows without being a member of its channel. */
export interface Responder {
  /** Rejects with `DeliveryError`; `rejected` when Slack takes no more answers here. */
  respond(message: SlackMessage, style: ResponseStyle): Promise<void>;
}

/**
 * Answers through this address, at most five times; without an address every answer is rejected.
 * @param threadTs the thread it was said in, where the answers belong
 */
export function createResponder(url: string | undefined, threadTs: string | undefined): Responder {
  let uses = 0;
  return {
    respond: async (message, style) => {
      if (url === undefined || uses >= RESPONSE_URL_USES) {
        throw new DeliveryError('rejected', { reason: 'no_response_url_left' });
      }
      uses += 1;
      await post(url, { ...message, ...style, ...(threadTs !== undefined && { thread_ts: threadTs }) });
    },
  };
}

async function post(url: string, body: unknown): Promise<void> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    await response.text();
  } catch (error) {
    throw toDeliveryError(error);
  }
  if (response.status === 429) {
    const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
    throw new DeliveryError('wait', { reason: 'ratelimited', retryAfterMs: (seconds || 0) * 1_000 });
  }
  // 404 and 410 mean: expired or used up. A better way must be found, not this one again.
  if (response.status === 404 || response.status === 410) {
    throw new DeliveryError('rejected', { reason: 'response_url_expired' });
  }
  if (response.status !== 200) throw httpError(response.status);
}
