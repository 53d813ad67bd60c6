import { describe, expect, test } from 'vitest';
import { type StartedSimulator, startSimulator } from './start-simulator.ts';

const send = { chat_id: 1001, text: 'halo' };

async function withUser(): Promise<StartedSimulator> {
  const started = await startSimulator();
  started.sim.startBot(started.sim.addUser({ id: 1001, firstName: 'Budi' }));
  return started;
}

describe('answers that fail', () => {
  test.each([
    [
      { kind: '429', retryAfterSeconds: 7 } as const,
      429,
      'Too Many Requests: retry after 7',
      { retry_after: 7 },
    ],
    [{ kind: '500' } as const, 500, 'Internal Server Error', undefined],
    [{ kind: '403' } as const, 403, 'Forbidden: bot was blocked by the user', undefined],
  ])('%o', async (plan, status, description, parameters) => {
    const { sim, call } = await withUser();
    sim.faults.next(plan);
    expect(await call('sendMessage', send)).toMatchObject({
      status,
      description,
      ...(parameters ? { parameters } : {}),
    });
    expect(sim.messagesIn(1001)).toHaveLength(1);
    expect(await call('sendMessage', send)).toMatchObject({ ok: true });
  });
});

test('a fault hits its method, as often as it is told, and never polling unless named', async () => {
  const { sim, call } = await withUser();
  sim.faults.next({ method: 'sendMessage', kind: '500', times: 2 });
  expect((await call('getMe')).status).toBe(200);
  expect((await call('sendMessage', send)).status).toBe(500);
  expect((await call('sendMessage', send)).status).toBe(500);
  expect((await call('sendMessage', send)).status).toBe(200);
  sim.faults.next({ kind: '500' });
  expect((await call('getUpdates')).status).toBe(200);
  expect((await call('getMe')).status).toBe(500);
});

test('a cut connection has no effect, or an effect whose answer is lost', async () => {
  const { sim, call } = await withUser();
  sim.faults.next({ kind: 'cut' });
  await expect(call('sendMessage', send)).rejects.toThrow();
  expect(sim.messagesIn(1001)).toHaveLength(1);
  sim.faults.next({ kind: 'cut', afterEffect: true });
  await expect(call('sendMessage', send)).rejects.toThrow();
  expect(sim.messagesIn(1001)).toHaveLength(2);
  expect(sim.requests.at(-1)?.status).toBe(0);
  await call('getUpdates', { offset: 800_000_000 });
  await sim.settled();
});

test('a timeout never answers', async () => {
  const { sim, call } = await withUser();
  sim.faults.next({ kind: 'timeout', afterEffect: true });
  const next = sim.nextMessage(1001);
  const hangUp = new AbortController();
  const answer = call('sendMessage', send, hangUp.signal);
  await next;
  hangUp.abort();
  await expect(answer).rejects.toThrow();
});

test('while down nothing gets through, and what people send waits', async () => {
  const { sim, call } = await withUser();
  const polled = call('getUpdates', { offset: 800_000_000, timeout: 50 });
  await sim.waitFor(() => sim.requests.length > 0);
  sim.faults.down(true);
  await expect(polled).rejects.toThrow();
  await expect(call('getMe')).rejects.toThrow();
  sim.sendText({ from: 1001, text: 'masih ada?' });
  sim.faults.down(false);
  expect((await call('getUpdates')).result).toMatchObject([{ message: { text: 'masih ada?' } }]);
});

test('clearing forgets planned faults', async () => {
  const { sim, call } = await withUser();
  sim.faults.next({ kind: '500', times: 9 });
  sim.faults.down(true);
  sim.faults.clear();
  expect((await call('getMe')).status).toBe(200);
});
