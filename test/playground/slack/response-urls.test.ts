import { afterEach, beforeEach, expect, test } from 'vitest';
import { call, type Office, openOffice } from './bolt-app.ts';

let office: Office;

beforeEach(async () => {
  office = await openOffice();
});

afterEach(() => office.slack.stop());

const address = async (act: () => Promise<unknown>): Promise<string> => {
  await act();
  return String(office.slack.lastEnvelope()?.payload.response_url);
};
const commanded = (): Promise<string> =>
  address(() => office.slack.command({ from: 'U0ANI', channel: 'C0FORUM', command: '/forses' }));
const respond = async (url: string, message: unknown): Promise<readonly [number, unknown]> => {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(message) });
  const body: unknown = await response.json();
  return [response.status, Object(body).error ?? 'ok'];
};

test('an address takes five messages and then no more', async () => {
  const url = await commanded();
  for (let count = 0; count < 5; count += 1)
    expect(await respond(url, { text: `Ke-${count}` })).toEqual([200, 'ok']);
  expect(await respond(url, { text: 'Keenam' })).toEqual([404, 'used_url']);
  expect(office.slack.ephemeralsFor('U0ANI', 'C0FORUM')).toHaveLength(5);
});

test('an address lives for thirty minutes by the clock', async () => {
  const url = await commanded();
  office.clock.advance(30 * 60_000);
  expect(await respond(url, { text: 'Masih' })).toEqual([200, 'ok']);
  office.clock.advance(1);
  expect(await respond(url, { text: 'Terlambat' })).toEqual([404, 'expired_url']);
});

test('messages are checked like any other, and a refused one does not count', async () => {
  const url = await commanded();
  expect(await respond(url, { text: '' })).toEqual([400, 'no_text']);
  expect(await respond(url, { text: 'a', channel: 'C0FORUM' })).toEqual([400, 'invalid_payload']);
  expect(await respond(url, { blocks: [{ type: 'header' }] })).toEqual([400, 'invalid_blocks']);
  expect(await respond(url, { text: 'a', response_type: 'umum' })).toEqual([400, 'invalid_payload']);
  for (let count = 0; count < 5; count += 1) expect(await respond(url, { text: 'a' })).toEqual([200, 'ok']);
});

test('an answer for the channel is a message there, even where the bot is no member', async () => {
  office.slack.createChannel({ id: 'C0LUAR', name: 'luar', members: ['U0ANI'] });
  const url = await address(() =>
    office.slack.command({ from: 'U0ANI', channel: 'luar', command: '/forses' }),
  );
  expect(await respond(url, { text: 'Untuk semua', response_type: 'in_channel' })).toEqual([200, 'ok']);
  expect(office.slack.messagesIn('luar')).toMatchObject([{ text: 'Untuk semua', fromBot: true }]);
});

test('the message that was acted on can be replaced or deleted', async () => {
  const { slack } = office;
  const button = { type: 'button', action_id: 'kirim', text: { type: 'plain_text', text: 'Kirim' } };
  const blocks = [{ type: 'actions', elements: [button] }];
  const channel = 'C0FORUM';
  await call(office, 'chat.postMessage', { channel, text: 'Undangan', blocks });
  const onMessage = await address(() => slack.pressButton({ from: 'U0ANI', channel, actionId: 'kirim' }));
  await respond(onMessage, { text: 'Diganti', replace_original: true });
  expect(slack.messagesIn(channel)).toMatchObject([{ text: 'Diganti' }]);
  await call(office, 'chat.postEphemeral', { channel, user: 'U0ANI', text: 'Pratinjau', blocks });
  const onEphemeral = await address(() => slack.pressButton({ from: 'U0ANI', channel, text: 'Kirim' }));
  await respond(onEphemeral, { delete_original: true });
  expect(slack.ephemeralsFor('U0ANI')).toEqual([]);
});
