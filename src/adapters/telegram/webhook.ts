import { createHash, timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type BodyRead, createReadingBudget, readBody } from '../../lib/read-body.ts';
import type { RouteHandler } from '../../platform/routes.ts';
import { UPDATE_BYTES } from './limits.ts';
import type { WireUpdate } from './wire.ts';

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** Telegram opens at most 100 connections; updates have a few kilobytes. */
const MAX_READ_BYTES = 16 * UPDATE_BYTES;
const statusOf: Readonly<Record<Extract<BodyRead, { ok: false }>['reason'], number>> = {
  'too-large': 413,
  broken: 400,
  busy: 503,
};

/** What a webhook call is answered with; `accept` is undefined while nobody could take an update. */
export interface WebhookParts {
  readonly secret: string;
  readonly accept: () => ((update: WireUpdate) => Promise<void>) | undefined;
}

/**
 * Answers Telegram's calls: 401 without the secret (the body is not even read), 413 and 400 for bodies that are no
 * update, 200 once the update is handled, 500 when that failed and 503 while starting or stopping: Telegram then
 * delivers it again.
 */
export function createWebhookRoute({ secret, accept }: WebhookParts): RouteHandler {
  const shared = createReadingBudget(MAX_READ_BYTES);
  return async (request, response) => {
    if (!isSame(request.headers[SECRET_HEADER], secret)) return answer(response, 401);
    const take = accept();
    if (take === undefined) return answer(response, 503);
    const read = await readBody(request, { maxBytes: UPDATE_BYTES, shared });
    if (!read.ok) return answer(response, statusOf[read.reason]);
    const update = parseUpdate(read.body.toString('utf8'));
    if (update === undefined) return answer(response, 400);
    try {
      await take(update);
      answer(response, 200);
    } catch {
      answer(response, 500);
    }
  };
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, status === 200 ? {} : { connection: 'close' }).end();
}

/** Compares in constant time: digests have the same length whatever was sent. */
function isSame(given: string | readonly string[] | undefined, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(secret));
}

function parseUpdate(body: string): WireUpdate | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const isUpdate = typeof parsed === 'object' && parsed !== null && 'update_id' in parsed;
    // What Telegram sends is read field by field afterwards.
    return isUpdate && Number.isSafeInteger(parsed.update_id) ? (parsed as WireUpdate) : undefined;
  } catch {
    return undefined;
  }
}
