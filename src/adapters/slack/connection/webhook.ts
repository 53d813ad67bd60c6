import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../../lib/clock.ts';
import { createReadingBudget, readBody } from '../../../lib/read-body.ts';
import type { RouteHandler } from '../../../platform/routes.ts';
import { MAX_BODY_BYTES, MAX_UNPROVEN_BYTES } from '../limits.ts';
import { isSigned, type SignedHead, signedHead } from './signature.ts';

/** The path that Slack calls for commands, interactions and events. */
export const EVENTS_PATH = '/slack/events';

/** Where signed deliveries go. */
export interface HttpSink {
  readonly isOpen: boolean;
  processEvent(event: ReceiverEvent): Promise<void>;
}

/** What the handler needs. */
export interface HttpParts {
  readonly signingSecret: { reveal(): string };
  readonly clock: Clock;
  readonly sink: HttpSink;
}

/**
 * Answers Slack's requests. Nothing is read before the headers have the form and the time of a signed request, and nothing
 * is parsed before the signature is proven.
 */
export function createEventsHandler({ signingSecret, clock, sink }: HttpParts): RouteHandler {
  const shared = createReadingBudget(MAX_UNPROVEN_BYTES);
  return async (request, response) => {
    const head = signedHead(request.headers, clock.now());
    if (head === undefined) return refuse(request, { response, status: 401 });
    const read = await readBody(request, { maxBytes: MAX_BODY_BYTES, shared });
    if (!read.ok) return refuse(request, { response, status: read.reason === 'busy' ? 503 : 413 });
    const { body: raw } = read;
    if (!isSigned(head, { body: raw, signingSecret: signingSecret.reveal() }))
      return finish(response, { status: 401 });
    await deliver(request, { response, raw, head, sink });
  };
}

interface Checked {
  readonly raw: Buffer;
  readonly head: SignedHead;
  readonly sink: HttpSink;
}

async function deliver(
  request: IncomingMessage,
  { response, raw, sink }: Checked & { readonly response: ServerResponse },
): Promise<void> {
  const body = parseBody(raw.toString('utf8'), request.headers['content-type'] ?? '');
  if (body === undefined) return finish(response, { status: 400 });
  if (body.type === 'url_verification')
    return finish(response, { status: 200, body: { challenge: body.challenge } });
  if (body.ssl_check !== undefined) return finish(response, { status: 200 });
  if (!sink.isOpen) return finish(response, { status: 503 });
  const retryNum = Number.parseInt(String(request.headers['x-slack-retry-num'] ?? ''), 10);
  await sink.processEvent({
    body,
    ack: async (answer) => finish(response, { status: 200, body: answer }),
    ...(Number.isInteger(retryNum) && { retryNum }),
  });
  if (!response.writableEnded) finish(response, { status: 500 });
}

/** Events are JSON; commands are forms; interactions are JSON in a form's `payload`. */
function parseBody(raw: string, contentType: string): Readonly<Record<string, unknown>> | undefined {
  try {
    if (contentType.startsWith('application/json')) return asRecord(JSON.parse(raw));
    const form = new URLSearchParams(raw);
    const payload = form.get('payload');
    return payload === null ? Object.fromEntries(form) : asRecord(JSON.parse(payload));
  } catch {
    return undefined;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

/** Refuses without reading on; the connection is of no more use. */
function refuse(
  request: IncomingMessage,
  { response, status }: { readonly response: ServerResponse; readonly status: number },
): void {
  response.setHeader('Connection', 'close');
  request.resume();
  finish(response, { status });
}

function finish(
  response: ServerResponse,
  { status, body }: { readonly status: number; readonly body?: unknown },
): void {
  if (response.writableEnded) return;
  const text = body === undefined || body === '' ? '' : JSON.stringify(body);
  response.writeHead(status, text === '' ? {} : { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(text);
}
