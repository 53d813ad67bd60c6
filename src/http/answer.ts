import type { ServerResponse } from 'node:http';

/** Ends a response with one line of plain text. */
export function plainAnswer(
  response: ServerResponse,
  { status, line }: { readonly status: number; readonly line: string },
): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${line}\n`);
}

/** Ends a response with a value as JSON that nobody keeps. */
export function jsonAnswer(
  response: ServerResponse,
  { status, value }: { readonly status: number; readonly value: unknown },
): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(`${JSON.stringify(value)}\n`);
}
