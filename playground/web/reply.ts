import type { ServerResponse } from 'node:http';

/** What goes back over HTTP. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** JSON, with 200 unless a status is given. */
export function jsonReply(value: unknown, status = 200): Reply {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

/** A plain line. */
export function textReply(text: string, status: number): Reply {
  return { status, type: 'text/plain; charset=utf-8', body: text };
}

/** What every answer carries: nothing is stored, guessed, framed or told to other sites. */
const ALWAYS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** Writes the answer and ends it. */
export function writeReply(response: ServerResponse, { status, type, body, headers }: Reply): void {
  response.writeHead(status, { ...ALWAYS, 'Content-Type': type, ...headers });
  response.end(body);
}
