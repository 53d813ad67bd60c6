import { connect, createServer, type NetConnectOpts, type Server, type Socket } from 'node:net';

/** Told before each piece that passes a line, in either direction; may cut the line, and then the piece is lost. */
export type OnPiece = () => void;

/** A network line between a process and a server. Cut, it is dead for good, as the lines of a killed process are. */
export interface Line {
  /** Loopback port that stands in for the server. */
  readonly port: number;
  /** Breaks every connection and takes no new ones. Safe to call twice. */
  cut(): void;
  /** How many requests had gone to the server, when it was cut, whose answer never came back; long polls apart. */
  readonly unanswered: number;
}

/** Opens a line to a server, given as `net.connect` wants it. */
export async function openLine(to: NetConnectOpts, onPiece: OnPiece = () => {}): Promise<Line> {
  const sockets = new Set<Socket>();
  const asked = new Set<Socket>();
  const state = { isCut: false, unanswered: 0 };
  const forward = (from: Socket, target: Socket): void => {
    from.on('data', (piece) => {
      if (!state.isCut) onPiece();
      if (!state.isCut) target.write(piece);
    });
    from.on('end', () => target.end());
    from.on('error', () => target.destroy());
    from.on('close', () => {
      sockets.delete(from);
      target.destroy();
    });
  };
  const server: Server = createServer((near) => {
    if (state.isCut) {
      near.destroy();
      return;
    }
    const far = connect(to);
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      sockets.add(socket);
    }
    forward(near, far);
    forward(far, near);
    near.on('data', (piece) => {
      if (!piece.includes('getUpdates')) asked.add(near);
    });
    for (const [socket, event] of [
      [far, 'data'],
      [near, 'close'],
    ] as const)
      socket.on(event, () => asked.delete(near));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    get unanswered() {
      return state.unanswered;
    },
    cut: () => {
      if (state.isCut) return;
      state.isCut = true;
      state.unanswered = asked.size;
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Where a database's connection string leads, for a line to it; and the same string by way of a port. */
export function databaseEnd(url: string): {
  readonly to: NetConnectOpts;
  readonly via: (port: number) => string;
} {
  const parsed = new URL(url);
  const folder = parsed.searchParams.get('host');
  const port = Number(parsed.port || '5432');
  return {
    to: folder === null ? { host: parsed.hostname, port } : { path: `${folder}/.s.PGSQL.${port}` },
    via: (linePort) => {
      const changed = new URL(url);
      changed.searchParams.delete('host');
      changed.hostname = '127.0.0.1';
      changed.port = String(linePort);
      return changed.toString();
    },
  };
}
