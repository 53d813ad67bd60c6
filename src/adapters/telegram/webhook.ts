import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RouteHandler } from '../../platform/routes.ts';
import { UPDATE_BYTES } from './limits.ts';
import type { WireUpdate } from './wire.ts';

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

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
  return async (request, response) => {
    if (!isSame(request.headers[SECRET_HEADER], secret)) return answer(response, 401);
    const take = accept();
    if (take === undefined) return answer(response, 503);
    const body = await readBody(request).catch(() => '');
    if (body === undefined) return answer(response, 413);
    const update = parseUpdate(body);
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

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // The request stays open after the loop is left, or the answer could not go out.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > UPDATE_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseUpdate(body: string): WireUpdate | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const isUpdate = typeof parsed === 'object' && parsed !== null && 'update_id' in parsed;
    return isUpdate && Number.isSafeInteger(parsed.update_id) ? (parsed as WireUpdate) : undefined;
  } catch {
    return undefined;
  }
}
