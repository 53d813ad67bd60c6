import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readBody } from '../../src/lib/read-body.ts';
import { writeAnswer } from './answer.ts';
import { MAX_BODY_BYTES } from './body.ts';
import { route } from './routes.ts';
import type { Simulation } from './simulation.ts';

export interface SlackServer {
  /** Listens on the settings' host and port. */
  start(): Promise<void>;
  /** Ends every connection and stops listening; safe to call twice. */
  stop(): Promise<void>;
}

/** The loopback server: Web API, files, response addresses and websockets. */
export function createSlackServer(simulation: Simulation): SlackServer {
  const server = createServer((request, response) => {
    void handle(simulation, { request, response });
  });
  server.on('upgrade', (...upgrade) => {
    const [request, socket, head] = upgrade;
    if (simulation.faults.isDown() || !request.url?.startsWith('/link/')) socket.destroy();
    else simulation.socketMode.accept({ request, socket, head });
  });
  return {
    start: () => listen(server, simulation),
    stop: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await simulation.socketMode.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, { settings, state }: Simulation): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : settings.port;
      state.server.url = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`;
      resolve();
    });
  });
}

async function handle(
  simulation: Simulation,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  if (simulation.faults.isDown()) {
    request.socket.destroy();
    return;
  }
  simulation.calls.open += 1;
  try {
    const read = await readBody(request, { maxBytes: MAX_BODY_BYTES });
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (read.ok) writeAnswer(response, await route(simulation, { request, url, body: read.body }));
    else writeAnswer(response, { kind: 'bytes', status: 413, type: 'text/plain', body: 'too large' });
  } catch (error) {
    // The client hung up, or the simulator itself is wrong: then the words help whoever debugs it.
    const body = `simulator: ${error instanceof Error ? error.message : String(error)}`;
    if (!response.headersSent)
      writeAnswer(response, { kind: 'bytes', status: 500, type: 'text/plain', body });
  } finally {
    simulation.calls.open -= 1;
    simulation.state.watch.changed({ kind: 'request' });
  }
}
