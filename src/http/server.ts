import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { OperatorError } from '../lib/error.ts';
import type { TroubleLog } from '../lib/trouble-log.ts';
import { plainAnswer } from './answer.ts';
import { createRoutes, type Routes } from './route-table.ts';

/** Where the server listens and whom it tells of faults. */
export interface HttpServerOptions {
  readonly host: string;
  /** 0: a free one, which `start` tells. */
  readonly port: number;
  readonly troubles: TroubleLog;
  /** Connections at once; further ones are closed at once. 256 unless given. */
  readonly maxConnections?: number;
}

/** The bot's HTTP server: webhooks, health, metrics, calendar feeds. */
export interface HttpServer {
  readonly routes: Routes;
  /** The port it listens on, or is to. */
  port(): number;
  /** Listens. Rejects with `OperatorError` when the port cannot be had. */
  start(): Promise<{ readonly port: number }>;
  /** Takes no more requests and waits for those under way, at most five seconds. Safe to call twice. */
  stop(): Promise<void>;
}

/** Largest body that a request may announce; platforms send far less. */
const MAX_BODY_BYTES = 5 * 1024 * 1024;
const EXIT_CONFIG = 78;
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** How often those times are looked at; Node's own half a minute would let a slow caller keep a connection so long. */
const TIMEOUTS_CHECKED_MS = 5_000;
/** Connections at once: Telegram opens up to 40 and Slack few, and each more may hold a body of a megabyte. */
const MAX_CONNECTIONS = 256;
const STOP_GRACE_MS = 5_000;

/** Makes the server; nothing listens before `start`. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { host, port, troubles, maxConnections = MAX_CONNECTIONS } = options;
  const routes = createRoutes();
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: TIMEOUTS_CHECKED_MS,
      maxHeaderSize: 16 * 1024,
    },
    (request, response) => {
      void handle(routes, { request, response }).catch((fault: unknown) => {
        troubles.report(fault, { message: 'request failed', path: placeOf(request) });
        if (response.headersSent) response.destroy();
        else plainAnswer(response, { status: 500, line: 'internal error' });
      });
    },
  );
  server.maxConnections = maxConnections;
  let stopping: Promise<void> | undefined;
  return {
    routes,
    port: () => portOf(server) ?? port,
    start: () => listen(server, { host, port }),
    stop: () => {
      stopping ??= close(server);
      return stopping;
    },
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function handle(routes: Routes, { request, response }: Exchange): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    response.setHeader('Connection', 'close');
    plainAnswer(response, { status: 413, line: 'body too large' });
    return;
  }
  const match = routes.match(request.method ?? '', pathOf(request));
  if (match.kind === 'unknown-path') plainAnswer(response, { status: 404, line: 'not found' });
  else if (match.kind === 'wrong-method') {
    response.setHeader('Allow', match.allowed.join(', '));
    plainAnswer(response, { status: 405, line: 'method not allowed' });
  } else await match.handler(request, response);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

/** As far as a log may know a path: what follows its first part may be a token. */
function placeOf(request: IncomingMessage): string {
  return `/${pathOf(request).split('/', 2)[1] ?? ''}`;
}

interface Address {
  readonly host: string;
  readonly port: number;
}

function listen(server: Server, { host, port }: Address): Promise<{ readonly port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(explainListen(cause, { host, port })));
    server.listen(port, host, () => {
      resolve({ port: portOf(server) ?? port });
    });
  });
}

function portOf(server: Server): number | undefined {
  const address = server.address();
  return typeof address === 'object' ? address?.port : undefined;
}

function explainListen(cause: NodeJS.ErrnoException, { host, port }: Address): OperatorError {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: 'another program uses it',
    EACCES: 'this user may not use it',
    EADDRNOTAVAIL: 'this machine has no such address',
    ENOTFOUND: 'there is no such host name',
  };
  return new OperatorError({
    code: 'http-listen',
    exitCode: cause.code === 'ENOTFOUND' || cause.code === 'EADDRNOTAVAIL' ? EXIT_CONFIG : 1,
    message: `Cannot listen on ${host}:${port}: ${reasons[cause.code ?? ''] ?? cause.message}.`,
    nextStep: 'Set HOST and PORT to an address that is free.',
    cause,
  });
}

function close(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    const grace = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS);
    server.close(() => {
      clearTimeout(grace);
      resolve();
    });
    server.closeIdleConnections();
  });
}
