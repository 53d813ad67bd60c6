import { expect, test } from 'vitest';
import { post, startSimulator } from './start-simulator.ts';

test('a wrong token is unauthorized', async () => {
  const { apiRoot } = await startSimulator();
  const answer = await post(`${apiRoot}/bot123:wrong/getMe`, {});
  expect(answer).toEqual({ status: 401, ok: false, error_code: 401, description: 'Unauthorized' });
});

test('unknown methods, other paths and methods that are not simulated are not found', async () => {
  const { apiRoot, call } = await startSimulator();
  expect(await call('sendPigeon')).toMatchObject({
    status: 404,
    description: 'Not Found: method not found',
  });
  expect(await call('sendPoll')).toMatchObject({
    status: 404,
    description: 'Not Found: method sendPoll is not simulated',
  });
  expect((await post(`${apiRoot}/health`, {})).status).toBe(404);
});

test('method names are accepted in any case', async () => {
  const { sim, call } = await startSimulator();
  expect(await call('GETME')).toMatchObject({ ok: true, result: { id: sim.bot.id } });
  expect(sim.requests[0]?.method).toBe('getMe');
});

test('the bot has the id of its token', async () => {
  const { call } = await startSimulator({ botToken: '4503599627370495:abc', botUsername: 'UjiBot' });
  expect(await call('getMe')).toMatchObject({
    result: { id: 4503599627370495, is_bot: true, username: 'UjiBot', can_read_all_group_messages: false },
  });
});

test('parameters come by query, form, JSON or multipart', async () => {
  const { sim, apiRoot } = await startSimulator();
  const user = sim.addUser({ id: 1001, firstName: 'Budi' });
  sim.startBot(user);
  const url = `${apiRoot}/bot${sim.token}/sendMessage`;
  const keyboard = JSON.stringify({ inline_keyboard: [[{ text: 'Hadir', callback_data: 'h' }]] });
  const form = new FormData();
  form.set('chat_id', '1001');
  form.set('text', 'multipart');
  form.set('reply_markup', keyboard);
  form.set('disable_notification', 'true');

  const got = await fetch(`${url}?chat_id=1001&text=query`);
  expect(got.status).toBe(200);
  await post(url, { body: new URLSearchParams({ chat_id: '1001', text: 'form', reply_markup: keyboard }) });
  await post(url, {
    body: JSON.stringify({ chat_id: 1001, text: 'json', reply_markup: JSON.parse(keyboard) }),
    headers: { 'content-type': 'application/json' },
  });
  await post(url, { body: form });

  const sent = sim.messagesIn(user).slice(1);
  expect(sent.map(({ text }) => text)).toEqual(['query', 'form', 'json', 'multipart']);
  expect(sent.slice(1).every(({ reply_markup }) => reply_markup !== undefined)).toBe(true);
  expect(sim.requests.at(-1)?.params).toMatchObject({ chat_id: 1001, disable_notification: true });
});

test('broken bodies are refused', async () => {
  const { sim, apiRoot } = await startSimulator();
  const url = `${apiRoot}/bot${sim.token}/sendMessage`;
  const json = { 'content-type': 'application/json' };
  expect((await post(url, { body: '{', headers: json })).status).toBe(400);
  expect((await post(url, { body: '[]', headers: json })).status).toBe(400);
  expect((await post(url, { body: 'x', headers: { 'content-type': 'text/xml' } })).status).toBe(400);
  const multipart = { 'content-type': 'multipart/form-data; boundary=abc' };
  expect((await post(url, { body: '--abc\r\nbroken', headers: multipart })).status).toBe(400);
});

test('the log keeps every call with its answer and tells listeners', async () => {
  const { sim, call, clock } = await startSimulator();
  const seen: string[] = [];
  const stop = sim.onChange((event) => seen.push(event.type));
  await call('getMe');
  await sim.settled();
  stop();
  await call('getMe');
  expect(seen).toEqual(['request', 'response']);
  expect(sim.requests[0]).toEqual({ method: 'getMe', params: {}, at: clock.now(), legacy: [], status: 200 });
});
