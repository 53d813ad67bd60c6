import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ManualClock, MINUTE_MS, manualClock } from '../../../src/lib/clock.ts';
import { startWorkspace, type Workspace } from './workspace.ts';

const NOW = 1_795_000_000_000;
const COMMAND = new URLSearchParams({
  command: '/hadir',
  team_id: 'T0TEAM',
  text: '',
  user_id: 'U0KETUA',
  user_name: 'chair',
  channel_id: 'C0FORUM',
  channel_name: 'forum',
  trigger_id: '1.2.3',
  response_url: 'http://127.0.0.1:1/',
}).toString();

let clock: ManualClock;
let workspace: Workspace;
beforeEach(async () => {
  clock = manualClock(NOW);
  workspace = await startWorkspace({ mode: 'http', clock });
});
afterEach(() => workspace.stop());

interface Signing {
  readonly body?: string | Buffer;
  readonly secret?: string;
  readonly atMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly type?: string;
}

async function post({ body = COMMAND, secret, atMs = NOW, headers = {}, type }: Signing): Promise<Response> {
  const timestamp = String(Math.floor(atMs / 1_000));
  const hmac = createHmac('sha256', secret ?? workspace.slack.settings.signingSecret);
  const signature = `v0=${hmac.update(`v0:${timestamp}:`).update(body).digest('hex')}`;
  return fetch(workspace.eventsUrl, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: {
      'Content-Type': type ?? 'application/x-www-form-urlencoded',
      'X-Slack-Request-Timestamp': timestamp,
      'X-Slack-Signature': signature,
      ...headers,
    },
  });
}

describe('a request', () => {
  test('with signature and a fresh time is taken', async () => {
    expect((await post({})).status).toBe(200);
    expect(workspace.handled).toHaveLength(1);
  });

  test('with a byte order mark or odd letters in its body is checked byte by byte', async () => {
    const body = Buffer.from(`${COMMAND}&extra=%C3%BC\u00fc`);
    expect((await post({ body })).status).toBe(200);
  });

  test.each([
    ['another secret', { secret: 'salah' }],
    ['a time six minutes ago', { atMs: NOW - 6 * MINUTE_MS }],
    ['a time six minutes ahead', { atMs: NOW + 6 * MINUTE_MS }],
    ['no signature', { headers: { 'X-Slack-Signature': '' } }],
    ['a signature of another version', { headers: { 'X-Slack-Signature': 'v1=00' } }],
    ['a time that is no number', { headers: { 'X-Slack-Request-Timestamp': 'NaN' } }],
    ['broken JSON and another secret', { secret: 'salah', body: '{', type: 'application/json' }],
  ] satisfies readonly (readonly [string, Signing])[])('with %s is refused', async (_name, signing) => {
    expect((await post(signing)).status).toBe(401);
    expect(workspace.handled).toEqual([]);
  });

  test('whose time was fresh is refused once our clock has gone on', async () => {
    clock.advance(6 * MINUTE_MS);
    expect((await post({})).status).toBe(401);
  });

  test('of two megabytes is refused', async () => {
    const result = await post({ body: 'x'.repeat(2_000_000) }).then(
      ({ status }) => status,
      () => 'cut',
    );
    expect([413, 'cut']).toContain(result);
    expect(workspace.handled).toEqual([]);
  });

  test('that is signed and unreadable is refused', async () => {
    expect((await post({ body: '{', type: 'application/json' })).status).toBe(400);
    expect((await post({ body: 'payload=%7B' })).status).toBe(400);
  });

  test('that asks for the challenge gets it', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    const response = await post({ body, type: 'application/json' });
    await expect(response.json()).resolves.toEqual({ challenge: 'abc' });
  });

  test('after the stop is left to Slack to repeat', async () => {
    await workspace.platform.stop();
    expect((await post({})).status).toBe(503);
  });

  test('whose handler fails is answered with an error, without its words', async () => {
    workspace.react(() => Promise.reject(new Error('rahasia')));
    const response = await post({});
    expect([response.status, await response.text()]).toEqual([500, '']);
  });
});
