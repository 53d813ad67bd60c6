import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Update } from '../../../playground/telegram/index.ts';
import { startSimulator } from './start-simulator.ts';

interface Delivery {
  readonly update: Update;
  readonly headers: IncomingHttpHeaders;
  answer(status: number, body?: object): void;
}

/** A bot that answers each delivery as `onDelivery` says. */
async function listenForUpdates(onDelivery: (delivery: Delivery) => void): Promise<string> {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    onDelivery({
      update: JSON.parse(text) as Update,
      headers: request.headers,
      answer: (status, body) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(body ? JSON.stringify(body) : '');
      },
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

test('updates are posted with the secret, those from before too', async () => {
  const { sim, call } = await startSimulator();
  sim.startBot(sim.addUser({ id: 1001, firstName: 'Budi' }));
  const deliveries: Delivery[] = [];
  const url = await listenForUpdates((delivery) => {
    deliveries.push(delivery);
    delivery.answer(200);
  });
  expect(await call('setWebhook', { url, secret_token: 'rahasia' })).toMatchObject({
    result: true,
    description: 'Webhook was set',
  });
  sim.sendText({ from: 1001, text: 'halo' });
  await sim.settled();
  expect(deliveries.map(({ update }) => update)).toMatchObject([
    { message: { text: '/start' } },
    { message: { text: 'halo' } },
  ]);
  expect(deliveries[0]?.headers['x-telegram-bot-api-secret-token']).toBe('rahasia');
  expect(await call('getWebhookInfo')).toMatchObject({ result: { url, pending_update_count: 0 } });
});

test('an update is repeated until it is taken, and those after it wait', async () => {
  const { sim, call } = await startSimulator();
  const user = sim.addUser({ id: 1001, firstName: 'Budi' });
  const seen: unknown[] = [];
  const url = await listenForUpdates(({ update, answer }) => {
    seen.push((update.message as { text: string }).text);
    answer(seen.length < 3 ? 500 : 200);
  });
  await call('setWebhook', { url });
  sim.sendText({ from: user, text: 'satu' });
  sim.sendText({ from: user, text: 'dua' });
  await sim.settled();
  expect(seen).toEqual(['satu', 'satu', 'satu', 'dua']);
  expect(await call('getWebhookInfo')).toMatchObject({
    result: { last_error_message: 'Wrong response from the webhook: 500 Internal Server Error' },
  });
});

test('chats are served side by side where more connections are allowed, each in order', async () => {
  const { sim, call } = await startSimulator();
  const [ani, budi] = [
    sim.addUser({ id: 1001, firstName: 'Ani' }),
    sim.addUser({ id: 1002, firstName: 'Budi' }),
  ];
  const open: Delivery[] = [];
  const url = await listenForUpdates((delivery) => {
    open.push(delivery);
    sim.raw({ penanda: { id: open.length } });
  });
  await call('setWebhook', { url, max_connections: 2, allowed_updates: ['message'] });
  sim.sendText({ from: ani, text: 'a1' });
  sim.sendText({ from: ani, text: 'a2' });
  sim.sendText({ from: budi, text: 'b1' });
  await sim.waitFor(() => open.length === 2);
  expect(open.map(({ update }) => update.message)).toMatchObject([{ text: 'a1' }, { text: 'b1' }]);
  open[0]?.answer(200);
  await sim.waitFor(() => open.length === 3);
  expect(open[2]?.update).toMatchObject({ message: { text: 'a2' } });
});

test('the answer to a webhook may be a method call', async () => {
  const { sim, call } = await startSimulator();
  const user = sim.addUser({ id: 1001, firstName: 'Budi' });
  const url = await listenForUpdates(({ answer }) =>
    answer(200, { method: 'sendMessage', chat_id: 1001, text: 'Baik' }),
  );
  await call('setWebhook', { url });
  const next = sim.nextMessage(user);
  sim.startBot(user);
  expect(await next).toMatchObject({ text: 'Baik', from: { id: sim.bot.id } });
});

test('deleting the webhook can drop what waits', async () => {
  const { sim, call } = await startSimulator();
  sim.startBot(sim.addUser({ id: 1001, firstName: 'Budi' }));
  expect(await call('deleteWebhook', { drop_pending_updates: true })).toMatchObject({
    description: 'Webhook is already deleted',
  });
  expect(sim.pendingUpdates()).toEqual([]);
});
