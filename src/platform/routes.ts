import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers one request; it reads the body itself, after it has checked who sends it. */
export type RouteHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Where adapters hang the paths they are called at; `src/http` serves them on HOST:PORT. */
export interface RouteTable {
  /** Registers `handler` for exactly that method and path. */
  add(method: 'GET' | 'POST', path: string, handler: RouteHandler): void;
}
