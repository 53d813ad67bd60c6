import type { ServerResponse } from 'node:http';
import type { FaultPlan } from './faults.ts';
import type { JsonRecord } from './json.ts';

/** What goes back over the wire; `cut` and `silent` are what a broken line looks like. */
export type Answer =
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly body: JsonRecord;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'bytes'; readonly status: number; readonly type: string; readonly body: string | Buffer }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'cut' }
  | { readonly kind: 'silent' };

/** A JSON answer with HTTP 200 unless a status is given. */
export function json(body: JsonRecord, status = 200): Answer {
  return { kind: 'json', status, body };
}

/** HTTP 429 with `Retry-After`. */
export function limited(retryAfterSeconds: number): Answer {
  const headers = { 'Retry-After': String(retryAfterSeconds) };
  return { kind: 'json', status: 429, body: { ok: false, error: 'ratelimited' }, headers };
}

/** What a planned fault answers. */
export function faultAnswer(plan: FaultPlan): Answer {
  switch (plan.kind) {
    case '429':
      return limited(plan.retryAfterSeconds ?? 1);
    case '500':
      return { kind: 'bytes', status: 500, type: 'text/plain', body: 'Internal Server Error' };
    case 'error':
      return json({ ok: false, error: plan.error ?? 'fatal_error' });
    case 'cut':
      return { kind: 'cut' };
    case 'timeout':
      return { kind: 'silent' };
  }
}

/** Writes the answer, or breaks the line. */
export function writeAnswer(response: ServerResponse, answer: Answer): void {
  switch (answer.kind) {
    case 'json':
      response.writeHead(answer.status, {
        'Content-Type': 'application/json; charset=utf-8',
        ...answer.headers,
      });
      response.end(JSON.stringify(answer.body));
      return;
    case 'bytes':
      response.writeHead(answer.status, { 'Content-Type': answer.type });
      response.end(answer.body);
      return;
    case 'redirect':
      response.writeHead(302, { Location: answer.location });
      response.end();
      return;
    case 'cut':
      response.socket?.destroy();
      return;
    case 'silent':
      return;
  }
}
