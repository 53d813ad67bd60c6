import { once } from 'node:events';
import { request as ask } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createTroubles } from '../../src/db/troubles.ts';
import { operatorAccess } from '../../src/http/access.ts';
import { healthRoute } from '../../src/http/health.ts';
import { createMetrics, metricsRoute } from '../../src/http/metrics.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { createLogger } from '../../src/lib/logger.ts';

const TOKEN = 'a-token-of-operators';
let port = 0;

beforeEach(async () => {
  await serve(TOKEN);
});

async function serve(token: string | undefined, isPublic = false): Promise<void> {
  const troubles = createTroubles(createLogger('silent'));
  const server = createHttpServer({ host: '127.0.0.1', port: 0, troubles });
  const mayRead = operatorAccess({ token, isPublic });
  const checks = { slack: async () => ({ ok: false, problem: 'the token is refused' }) };
  server.routes.add({ method: 'GET', path: '/healthz' }, healthRoute(checks, mayRead));
  server.routes.add({ method: 'GET', path: '/metrics' }, metricsRoute(createMetrics(), mayRead));
  onTestFinished(() => server.stop());
  ({ port } = await server.start());
}

/** As `fetch`, which cannot name another host. */
async function get(path: string, headers: Readonly<Record<string, string>> = {}) {
  const sent = ask({ host: '127.0.0.1', port, path, headers: { ...headers }, agent: false }).end();
  const [response] = await once(sent, 'response');
  return { status: response.statusCode, body: await text(response) };
}

const sees = async (headers?: Readonly<Record<string, string>>): Promise<boolean> => {
  const health = await get('/healthz', headers);
  const metrics = await get('/metrics', headers);
  expect(health.status).toBe(503);
  const isTold = health.body.includes('the token is refused');
  expect(health.body.includes('slack')).toBe(isTold);
  expect(metrics.status).toBe(isTold ? 200 : 401);
  expect(metrics.body.includes('gunungan_')).toBe(isTold);
  return isTold;
};

describe('metrics and the details of the health report', () => {
  test('are open to a program on this machine', async () => {
    expect(await sees()).toBe(true);
    expect(await sees({ Host: `localhost:${port}` })).toBe(true);
  });

  test.each([
    { 'X-Forwarded-For': '203.0.113.9' },
    { 'X-Forwarded-For': '127.0.0.1' },
    { Forwarded: 'for=127.0.0.1' },
    { 'X-Real-IP': '127.0.0.1' },
    { Via: '1.1 proxy' },
    { Host: 'bot.contoh.go.id' },
    { Host: `127.0.0.1.contoh.go.id:${port}` },
  ])('are closed to what came through a proxy: %o', async (headers) => {
    expect(await sees(headers)).toBe(false);
  });

  test('are closed to what speaks HTTP/1.0, as nginx does by itself', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.end(`GET /metrics HTTP/1.0\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.\d 401 /);
  });

  test('are open to the token, through a proxy too, and to no other', async () => {
    const proxied = { 'X-Forwarded-For': '203.0.113.9' };
    expect(await sees({ ...proxied, Authorization: `Bearer ${TOKEN}` })).toBe(true);
    for (const given of [`Bearer ${TOKEN}x`, 'Bearer ', TOKEN, `Basic ${TOKEN}`, 'Bearer undefined']) {
      expect(await sees({ ...proxied, Authorization: given })).toBe(false);
    }
  });

  test('are open to the token alone where platforms call the bot, since a proxy may look like this machine', async () => {
    await serve(TOKEN, true);
    expect(await sees()).toBe(false);
    expect(await sees({ Authorization: `Bearer ${TOKEN}` })).toBe(true);
    await serve(undefined, true);
    expect(await sees()).toBe(false);
  });

  test('are closed to everybody else where no token is set', async () => {
    await serve(undefined);
    expect(await sees({ Via: '1.1 proxy', Authorization: 'Bearer undefined' })).toBe(false);
    expect(await sees()).toBe(true);
  });
});
