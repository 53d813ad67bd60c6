import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from '../../src/lib/read-body.ts';
import { ApiError, forbidden, tooManyRequests } from './api-error.ts';
import { type Calls, failure, type OpenCall, type Outcome } from './calls.ts';
import type { FaultPlan, FaultSource } from './faults.ts';
import { MAX_BODY_BYTES, parseParams } from './request-body.ts';
import type { World } from './state.ts';

export interface ServerDeps {
  readonly world: World;
  readonly calls: Calls;
  readonly faults: FaultSource;
}

/** Makes the HTTP server; it does not listen yet. */
export function createApiServer(deps: ServerDeps): Server {
  return createServer((request, response) => {
    if (deps.faults.isDown()) {
      request.socket.destroy();
      return;
    }
    handle(deps, { request, response }).catch((fault: unknown) => respond(response, failure(fault)));
  });
}

/** Starts listening; resolves with the address that stands in for `https://api.telegram.org`. */
export function listen(
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const { port: actualPort } = server.address() as AddressInfo;
      resolve(`http://${host}:${actualPort}`);
    });
  });
}

async function handle(
  deps: ServerDeps,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://simulator');
  const route = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(decodeURI(url.pathname));
  if (!route) throw new ApiError(404, { description: 'Not Found' });
  const [, isFile, token, rest = ''] = route;
  if (token !== deps.world.token) throw new ApiError(401, { description: 'Unauthorized' });
  if (isFile) return sendFile(deps.world, { path: rest, response });
  if (request.method !== 'GET' && request.method !== 'POST')
    throw new ApiError(405, { description: 'Method Not Allowed' });
  const read = await readBody(request, { maxBytes: MAX_BODY_BYTES });
  if (!read.ok) throw new ApiError(413, { description: 'Request Entity Too Large' });
  const raw = parseParams(url.searchParams, {
    contentType: request.headers['content-type'] ?? '',
    body: read.body,
  });
  await answer(deps, { call: deps.calls.open(rest, raw), response });
}

async function answer(
  { faults }: ServerDeps,
  { call, response }: { readonly call: OpenCall; readonly response: ServerResponse },
): Promise<void> {
  const hangUp = new AbortController();
  response.on('close', () => {
    hangUp.abort();
    call.finish(response.writableFinished ? response.statusCode : 0);
  });
  const fault = faults.take(call.record.method);
  if (fault && !fault.afterEffect) return applyFault(fault, response);
  const outcome = await call.run(hangUp.signal);
  if (fault) return applyFault(fault, response);
  respond(response, outcome);
}

function applyFault(fault: FaultPlan, response: ServerResponse): void {
  if (fault.kind === 'cut') response.socket?.destroy();
  else if (fault.kind !== 'timeout') respond(response, failure(faultError(fault)));
}

function faultError({ kind, retryAfterSeconds }: FaultPlan): ApiError {
  if (kind === '429') return tooManyRequests(retryAfterSeconds ?? 1);
  if (kind === '403') return forbidden('bot was blocked by the user');
  return new ApiError(500, { description: 'Internal Server Error' });
}

function sendFile(
  world: World,
  { path, response }: { readonly path: string; readonly response: ServerResponse },
): void {
  const file = [...world.files.values()].find((stored) => stored.path === path);
  if (!file) throw new ApiError(404, { description: 'Not Found' });
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': file.content.length,
  });
  response.end(file.content);
}

function respond(response: ServerResponse, { status, body }: Outcome): void {
  if (response.destroyed || response.headersSent) return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
