import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { parseJson, recordOf } from './json.ts';
import type { SlackState } from './state.ts';
import type { Attempt, Envelope, Outcome, Transport } from './transport.ts';

const PING_EVERY_MS = 10_000;
const CLOSING_MS = 300;
/** Slack allows ten connections of one app. */
const MAX_CONNECTIONS = 10;

export interface SocketMode extends Transport {
  /** Address for one connection, as `apps.connections.open` answers it. */
  newAddress(): string;
  /** Takes over an upgrade request; refuses it when its ticket is unknown or used. */
  accept(upgrade: {
    readonly request: IncomingMessage;
    readonly socket: Duplex;
    readonly head: Buffer;
  }): void;
  connections(): number;
  /** Ends every connection: politely with a `disconnect` message, or as a cut line does. */
  drop(manner: 'refresh_requested' | 'cut'): void;
  /** Closes every connection with the closing handshake; cuts those that do not answer it. */
  close(): Promise<void>;
}

interface Waiting {
  readonly connection: WebSocket;
  readonly settle: (outcome: Outcome) => void;
}

interface Sockets {
  readonly state: SlackState;
  readonly ackTimeoutMs: number;
  readonly open: Set<WebSocket>;
  readonly tickets: Set<string>;
  readonly waiting: Map<string, Waiting>;
  readonly arrivals: Set<() => void>;
  turn: number;
}

const failed = (reason: 'timeout' | 'disconnected'): Outcome => ({ kind: 'failed', reason, final: false });

/** The websocket side of Socket Mode. Envelopes go round the open connections, each to one of them. */
export function createSocketMode(state: SlackState, { ackTimeoutMs }: { ackTimeoutMs: number }): SocketMode {
  const upgrader = new WebSocketServer({ noServer: true });
  const sockets: Sockets = {
    state,
    ackTimeoutMs,
    open: new Set(),
    tickets: new Set(),
    waiting: new Map(),
    arrivals: new Set(),
    turn: 0,
  };
  return {
    ready: () => sockets.open.size > 0,
    whenReady: () =>
      sockets.open.size > 0 ? Promise.resolve() : new Promise((resolve) => sockets.arrivals.add(resolve)),
    connections: () => sockets.open.size,
    newAddress: () => {
      const ticket = state.ids.secret();
      sockets.tickets.add(ticket);
      const query = new URLSearchParams({ ticket, app_id: state.bot.appId });
      return `${state.server.url.replace('http', 'ws')}/link/?${query.toString()}`;
    },
    accept: ({ request, socket, head }) => {
      const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
      if (!sockets.tickets.delete(ticket) || sockets.open.size >= MAX_CONNECTIONS) {
        socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
        return;
      }
      upgrader.handleUpgrade(request, socket, head, (connection) => greet(sockets, connection));
    },
    expire: () => {
      for (const { settle } of [...sockets.waiting.values()]) settle(failed('timeout'));
    },
    drop: (manner) => {
      for (const connection of sockets.open) end(connection, manner);
    },
    close: async () => {
      await Promise.all([...sockets.open].map(closePolitely));
    },
    attempt: (envelope, attempt) => send(sockets, { envelope, attempt }),
  };
}

function greet(sockets: Sockets, connection: WebSocket): void {
  const { state } = sockets;
  const pings = setInterval(() => connection.ping(`Ping from ${state.team.domain}`), PING_EVERY_MS);
  pings.unref();
  sockets.open.add(connection);
  connection.on('message', (data) => receive(sockets, data));
  connection.on('error', () => connection.terminate());
  connection.on('close', () => {
    clearInterval(pings);
    leave(sockets, connection);
  });
  connection.send(
    JSON.stringify({
      type: 'hello',
      num_connections: sockets.open.size,
      debug_info: { host: 'simulator', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: state.bot.appId },
    }),
  );
  const arrivals = [...sockets.arrivals];
  sockets.arrivals.clear();
  for (const resume of arrivals) resume();
  state.watch.changed({ kind: 'connection' });
}

/** Whatever this connection had not acknowledged has to go elsewhere. */
function leave(sockets: Sockets, connection: WebSocket): void {
  sockets.open.delete(connection);
  for (const waiting of [...sockets.waiting.values()]) {
    if (waiting.connection === connection) waiting.settle(failed('disconnected'));
  }
  sockets.state.watch.changed({ kind: 'connection' });
}

function receive(sockets: Sockets, data: RawData): void {
  const answer = recordOf(parseJson(data.toString()));
  const waiting = sockets.waiting.get(String(answer.envelope_id));
  const payload = recordOf(answer.payload);
  waiting?.settle({ kind: 'acked', body: Object.keys(payload).length > 0 ? payload : undefined });
}

function end(connection: WebSocket, manner: 'refresh_requested' | 'cut'): void {
  if (manner === 'cut') {
    connection.terminate();
    return;
  }
  connection.send(JSON.stringify({ type: 'disconnect', reason: manner, debug_info: { host: 'simulator' } }));
}

function closePolitely(connection: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => connection.terminate(), CLOSING_MS);
    connection.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    connection.close(1001);
  });
}

function send(
  sockets: Sockets,
  { envelope, attempt }: { readonly envelope: Envelope; readonly attempt: Attempt },
): Promise<Outcome> {
  const open = [...sockets.open];
  const connection = open[sockets.turn++ % Math.max(open.length, 1)];
  if (!connection) return Promise.resolve(failed('disconnected'));
  const isEvent = envelope.type === 'events_api';
  return new Promise((resolve) => {
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      sockets.waiting.delete(envelope.id);
      resolve(outcome);
    };
    const timer = setTimeout(() => settle(failed('timeout')), sockets.ackTimeoutMs);
    sockets.waiting.set(envelope.id, { connection, settle });
    connection.send(
      JSON.stringify({
        envelope_id: envelope.id,
        type: envelope.type,
        accepts_response_payload: !isEvent,
        ...(isEvent && { retry_attempt: attempt.number, retry_reason: attempt.reason }),
        payload: envelope.payload,
      }),
    );
  });
}
