import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A port that hands requests to several others in turn, as a reverse proxy does: who cannot be reached makes a 502. */
export interface Balancer {
  readonly port: number;
  add(port: number): void;
  remove(port: number): void;
  close(): Promise<void>;
}

/** Opens a balancer that leads nowhere yet. */
export async function openBalancer(): Promise<Balancer> {
  const ports: number[] = [];
  let turn = 0;
  const server: Server = createServer((incoming, outgoing) => {
    const unreachable = (): void => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502).end();
    };
    turn += 1;
    const port = ports[turn % ports.length];
    if (port === undefined) return unreachable();
    const { method, headers, url } = incoming;
    const onward = request({ host: '127.0.0.1', port, method, headers, path: url }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => outgoing.destroy());
      answer.pipe(outgoing);
    });
    onward.on('error', unreachable);
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    add: (port) => void ports.push(port),
    remove: (port) => {
      const index = ports.indexOf(port);
      if (index >= 0) ports.splice(index, 1);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
