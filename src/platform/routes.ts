import type { IncomingMessage, ServerResponse } from 'node:http';

/** The methods that the bot serves; HEAD goes with GET. */
export type RouteMethod = 'GET' | 'POST';

/** Answers one request; it reads the body itself, after it has checked who sends it. */
export type RouteHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Where adapters hang the paths they are called at; `src/http` serves them on HOST:PORT. */
export interface RouteTable {
  /** Registers `handler` for exactly that method and path. */
  add(route: { readonly method: RouteMethod; readonly path: string }, handler: RouteHandler): void;
}
