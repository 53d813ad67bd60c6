import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createTroubles } from '../../src/db/troubles.ts';
import { healthRoute } from '../../src/http/health.ts';
import { createMetrics, metricsRoute } from '../../src/http/metrics.ts';
import { pageRoute } from '../../src/http/page.ts';
import { createHttpServer, type HttpServer } from '../../src/http/server.ts';
import { OperatorError } from '../../src/lib/error.ts';
import { createLogger } from '../../src/lib/logger.ts';

const everybody = (): boolean => true;
const troubles = createTroubles(createLogger('silent'));
const servers: HttpServer[] = [];

const serve = (port = 0): HttpServer => {
  const server = createHttpServer({ host: '127.0.0.1', port, troubles });
  servers.push(server);
  return server;
};
const startOf = async (server: HttpServer): Promise<string> =>
  `http://127.0.0.1:${(await server.start()).port}`;

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

test('exact paths are served, others are not found, other methods are named', async () => {
  const server = serve();
  server.routes.add({ method: 'POST', path: '/hook' }, (_request, response) => void response.end('taken'));
  const base = await startOf(server);
  expect(await (await fetch(`${base}/hook?x=1`, { method: 'POST' })).text()).toBe('taken');
  expect((await fetch(`${base}/hook/`)).status).toBe(404);
  const wrong = await fetch(`${base}/hook`);
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
});

test('HEAD is answered like GET without a body', async () => {
  const server = serve();
  server.routes.add({ method: 'GET', path: '/healthz' }, healthRoute({}, everybody));
  const response = await fetch(`${await startOf(server)}/healthz`, { method: 'HEAD' });
  expect([response.status, await response.text()]).toEqual([200, '']);
});

test('a handler that fails is answered without a word about why', async () => {
  const server = serve();
  server.routes.add({ method: 'GET', path: '/' }, () => Promise.reject(new Error('secret at line 7')));
  const response = await fetch(`${await startOf(server)}/`);
  expect([response.status, await response.text()]).toEqual([500, 'internal error\n']);
});

test('a body that is announced too large is refused before it is read', async () => {
  const server = serve();
  server.routes.add({ method: 'POST', path: '/hook' }, (_request, response) => void response.end('taken'));
  const body = new Uint8Array(5 * 1024 * 1024 + 1);
  const status = await fetch(`${await startOf(server)}/hook`, { method: 'POST', body }).then(
    (response) => response.status,
    () => 413,
  );
  expect(status).toBe(413);
});

test('health is 503 and names the part that does not work', async () => {
  const server = serve();
  const works = async () => ({ ok: true, problem: '' });
  server.routes.add({ method: 'GET', path: '/good' }, healthRoute({ database: works }, everybody));
  server.routes.add(
    { method: 'GET', path: '/bad' },
    healthRoute({ database: works, slack: () => Promise.reject(new Error('no token')) }, everybody),
  );
  const base = await startOf(server);
  const good = await fetch(`${base}/good`);
  expect([good.status, await good.json()]).toEqual([
    200,
    { status: 'ok', checks: { database: { ok: true, problem: '' } } },
  ]);
  const bad = await fetch(`${base}/bad`);
  expect([bad.status, await bad.json()]).toMatchObject([
    503,
    { status: 'failing', checks: { database: { ok: true }, slack: { ok: false, problem: 'no token' } } },
  ]);
});

test('metrics are in the format of Prometheus and stand in a registry of their own', async () => {
  const metrics = createMetrics();
  createMetrics();
  metrics.countUpdate({ platform: 'telegram', command: 'hadir', outcome: 'done', seconds: 0.02 });
  metrics.countDelivery({ platform: 'slack', kind: 'eve', state: 'sent', lagMs: 4_000 });
  metrics.addGauge({ name: 'queue_length', help: 'Jobs that wait' }, () => Promise.resolve(7));
  metrics.addGauges({ name: 'jobs', help: 'Jobs by reason', label: 'reason' }, async () => ({
    ...{ quiet: 3, retry: 0 },
  }));
  const server = serve();
  server.routes.add({ method: 'GET', path: '/metrics' }, metricsRoute(metrics, everybody));
  const response = await fetch(`${await startOf(server)}/metrics`);
  const text = await response.text();
  expect(response.headers.get('content-type')).toContain('text/plain');
  expect(text).toContain(
    'gunungan_update_seconds_bucket{le="0.025",platform="telegram",command="hadir",outcome="done"} 1',
  );
  expect(text).toContain('gunungan_deliveries_total{platform="slack",kind="eve",state="sent"} 1');
  expect(text).toContain('gunungan_delivery_lag_seconds_bucket{le="5",kind="eve"} 1');
  expect(text).toContain('gunungan_queue_length 7');
  expect(text).toContain('gunungan_jobs{reason="quiet"} 3\ngunungan_jobs{reason="retry"} 0');
});

test('a page is shown at its address alone, keeps to itself, and may be kept no longer than it says', async () => {
  const server = serve();
  const show = async (rest: string) =>
    rest === 'kunci'
      ? { contentType: 'text/html; charset=utf-8', body: '<p>Hadir</p>', maxAgeSeconds: 0 }
      : undefined;
  server.routes.addBranch({ method: 'GET', prefix: '/halaman/' }, pageRoute('/halaman/', show));
  const base = await startOf(server);
  const response = await fetch(`${base}/halaman/kunci?x=1`);
  expect(await response.text()).toBe('<p>Hadir</p>');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(response.headers.get('cache-control')).toBe('no-store');
  for (const path of ['kunci/', 'KUNCI', '', '..%2fkunci'])
    expect((await fetch(`${base}/halaman/${path}`)).status).toBe(404);
});

test('connections beyond the limit are closed, and later ones served again', async () => {
  const server = createHttpServer({ host: '127.0.0.1', port: 0, troubles, maxConnections: 1 });
  servers.push(server);
  server.routes.add({ method: 'GET', path: '/' }, (_request, response) => void response.end('served'));
  const base = await startOf(server);
  const held = connect(Number(new URL(base).port), '127.0.0.1');
  await once(held, 'connect');
  await expect(fetch(base)).rejects.toThrow();
  held.destroy();
  await expect
    .poll(() =>
      fetch(base)
        .then((answer) => answer.text())
        .catch(() => ''),
    )
    .toBe('served');
});

test('an address that this machine has not is a bad configuration', async () => {
  const server = createHttpServer({ host: '192.0.2.1', port: 0, troubles });
  await expect(server.start()).rejects.toMatchObject({ exitCode: 78, code: 'http-listen' });
});

test('a port that is taken is told in words, with what to do', async () => {
  const base = await startOf(serve());
  const second = serve(Number(new URL(base).port));
  const fault = await second.start().catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(OperatorError);
  expect(String(fault)).toContain('another program uses it');
});

test('stopping twice, or without a start, is no mistake', async () => {
  const server = serve();
  await server.stop();
  const started = serve();
  await startOf(started);
  await Promise.all([started.stop(), started.stop()]);
});
