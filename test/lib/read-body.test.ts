import { once } from 'node:events';
import { request as ask, type ClientRequest, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { createReadingBudget, readBody } from '../../src/lib/read-body.ts';

/** A server that answers with what it read; `send` begins a request and leaves the body to the test. */
async function serve(limits: { readonly maxBytes: number; readonly together: number }) {
  const shared = createReadingBudget(limits.together);
  const server = createServer((request, response) => {
    void readBody(request, { maxBytes: limits.maxBytes, shared }).then((read) =>
      response.end(read.ok ? String(read.body.byteLength) : read.reason),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return (headers: Readonly<Record<string, string>> = {}): ClientRequest =>
    ask({ host: '127.0.0.1', port, method: 'POST', headers: { ...headers }, agent: false });
}

async function answerTo(sent: ClientRequest): Promise<string> {
  const [response] = await once(sent, 'response');
  return text(response);
}

test('a body within the limit is read whole, in pieces or announced', async () => {
  const send = await serve({ maxBytes: 10, together: 100 });
  const sent = send();
  sent.write('12345');
  sent.end('67890');
  expect(await answerTo(sent)).toBe('10');
});

test('one that announces too much is refused before any of it comes, one that sends too much while it comes', async () => {
  const send = await serve({ maxBytes: 10, together: 100 });
  const announced = send({ 'Content-Length': '11' });
  announced.flushHeaders();
  expect(await answerTo(announced)).toBe('too-large');
  announced.destroy();
  const endless = send();
  endless.write('12345678901');
  expect(await answerTo(endless)).toBe('too-large');
  endless.destroy();
});

test('bodies that come slowly hold no more together than is allowed, and give it back when they end', async () => {
  const send = await serve({ maxBytes: 10, together: 12 });
  const slow = send();
  slow.write('12345678');
  const busy = async (): Promise<string> => {
    const sent = send();
    sent.end('12345');
    return answerTo(sent);
  };
  await expect.poll(busy).toBe('busy');
  slow.end();
  expect(await answerTo(slow)).toBe('8');
  expect(await busy()).toBe('5');
});
