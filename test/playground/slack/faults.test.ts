import { afterEach, beforeEach, expect, test } from 'vitest';
import { call, type Office, openOffice } from './bolt-app.ts';

let office: Office;

beforeEach(async () => {
  office = await openOffice();
});

afterEach(() => office.slack.stop());

const post = (text: string, signal?: AbortSignal): Promise<Response> =>
  fetch(`${office.apiUrl}chat.postMessage`, {
    method: 'POST',
    ...(signal && { signal }),
    headers: {
      Authorization: `Bearer ${office.slack.settings.botToken}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ channel: 'C0FORUM', text }),
  });
const texts = (): readonly string[] => office.slack.messagesIn('C0FORUM').map(({ text }) => text);

test('a call can be limited, and only as often as asked', async () => {
  office.slack.faults.next({ method: 'chat.postMessage', kind: '429', retryAfterSeconds: 7, times: 2 });
  expect(await call(office, 'auth.test', {})).toMatchObject({ ok: true });
  for (const text of ['satu', 'dua']) {
    const limited = await post(text);
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await limited.json()).toEqual({ ok: false, error: 'ratelimited' });
  }
  expect((await post('tiga')).status).toBe(200);
  expect(texts()).toEqual(['tiga']);
});

test('a call can fail inside Slack, or with an error of its own', async () => {
  office.slack.faults.next({ kind: '500' });
  office.slack.faults.next({ kind: 'error', error: 'internal_error' });
  expect((await post('satu')).status).toBe(500);
  expect(await (await post('dua')).json()).toEqual({ ok: false, error: 'internal_error' });
  expect(texts()).toEqual([]);
});

test('a connection can be cut before or after the effect, or stay silent', async () => {
  const { faults } = office.slack;
  faults.next({ kind: 'cut' });
  await expect(post('satu')).rejects.toThrow('fetch failed');
  faults.next({ kind: 'cut', afterEffect: true });
  await expect(post('dua')).rejects.toThrow('fetch failed');
  faults.next({ kind: 'timeout', afterEffect: true });
  const patience = new AbortController();
  const silent = post('tiga', patience.signal);
  await office.slack.until(() => (texts().length === 2 ? true : undefined));
  patience.abort();
  await expect(silent).rejects.toThrow('aborted');
  expect(texts()).toEqual(['dua', 'tiga']);
});

test('while Slack is down nothing is answered, and afterwards all is well', async () => {
  office.slack.faults.down(true);
  await expect(post('satu')).rejects.toThrow('fetch failed');
  office.slack.faults.down(false);
  expect((await post('dua')).status).toBe(200);
  expect(texts()).toEqual(['dua']);
});

test('with rates enforced a channel takes a small burst and then a message a second', async () => {
  await office.slack.stop();
  office = await openOffice({ enforceRates: true });
  const statuses: number[] = [];
  for (let count = 0; count < 6; count += 1) statuses.push((await post(`pesan ${count}`)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  office.clock.advance(1_000);
  expect((await post('lagi')).status).toBe(200);
});

test('every call is noted without its token', async () => {
  await call(office, 'chat.postMessage', {
    channel: 'C0FORUM',
    text: 'Halo',
    token: office.slack.settings.botToken,
  });
  expect(office.slack.requests.at(-1)).toMatchObject({
    method: 'chat.postMessage',
    arguments: { channel: 'C0FORUM', text: 'Halo' },
    status: 200,
    response: { ok: true },
  });
  expect(JSON.stringify(office.slack.requests)).not.toContain(office.slack.settings.botToken);
});

test('a limit that was planned can be taken back', async () => {
  const { faults } = office.slack;
  faults.next({ method: 'chat.postMessage', kind: '429', times: 2 });
  expect((await post('satu')).status).toBe(429);
  expect(faults.left()).toBe(1);
  faults.forget();
  expect(faults.left()).toBe(0);
  expect((await post('dua')).status).toBe(200);
});
