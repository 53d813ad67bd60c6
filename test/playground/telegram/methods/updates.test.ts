import { describe, expect, test } from 'vitest';
import type { Update } from '../../../../playground/telegram/index.ts';
import { type ApiAnswer, type StartedSimulator, startSimulator } from '../start-simulator.ts';

async function withTexts(...texts: string[]): Promise<StartedSimulator> {
  const started = await startSimulator();
  started.sim.addUser({ id: 1001, firstName: 'Budi' });
  for (const text of texts) started.sim.sendText({ from: 1001, text });
  return started;
}

function textsOf(answer: ApiAnswer): (string | undefined)[] {
  return (answer.result as Update[]).map(({ message }) => (message as { text?: string } | undefined)?.text);
}

describe('the queue', () => {
  test('keeps updates until a higher offset confirms them', async () => {
    const { sim, call } = await withTexts('satu', 'dua', 'tiga');
    expect(textsOf(await call('getUpdates'))).toEqual(['satu', 'dua', 'tiga']);
    expect(textsOf(await call('getUpdates', { limit: 2 }))).toEqual(['satu', 'dua']);
    const second = sim.pendingUpdates()[1]?.update_id ?? 0;
    expect(textsOf(await call('getUpdates', { offset: second }))).toEqual(['dua', 'tiga']);
    expect(sim.pendingUpdates()).toHaveLength(2);
    expect(textsOf(await call('getUpdates', { offset: second + 2 }))).toEqual([]);
    await sim.settled();
  });

  test('with a negative offset forgets all but the newest', async () => {
    const { call } = await withTexts('satu', 'dua', 'tiga');
    expect(textsOf(await call('getUpdates', { offset: -1 }))).toEqual(['tiga']);
  });

  test('takes only the types that are asked for, as long as they are', async () => {
    const { sim, call } = await withTexts();
    const group = sim.createGroup({ title: 'FORSES', members: [1001] });
    await call('getUpdates', { offset: 800_000_000, allowed_updates: ['chat_member'] });
    sim.addUser({ id: 1002, firstName: 'Ani' });
    sim.addMember(group, 1002);
    sim.sendText({ from: 1001, text: 'tidak terlihat' });
    const answer = await call('getUpdates');
    expect(answer.result).toMatchObject([{ chat_member: { new_chat_member: { status: 'member' } } }]);
    await call('getUpdates', { allowed_updates: [] });
    sim.sendText({ from: 1001, text: 'terlihat' });
    expect(sim.pendingUpdates().at(-1)).toMatchObject({ message: { text: 'terlihat' } });
  });

  test('sends again what is redelivered, and anything raw', async () => {
    const { sim, call } = await withTexts('satu');
    const id = sim.pendingUpdates()[0]?.update_id ?? 0;
    await call('getUpdates', { offset: id + 1 });
    sim.redeliver(id);
    const strange = sim.raw({ jenis_baru: { apa: 1 } });
    expect((await call('getUpdates', { offset: id + 1 })).result).toMatchObject([
      { update_id: id, message: { text: 'satu' } },
      { update_id: strange.update_id, jenis_baru: { apa: 1 } },
    ]);
    expect(() => sim.redeliver(5)).toThrow('no update 5');
  });
});

describe('long polling', () => {
  test('waits for the next update', async () => {
    const { sim, call } = await withTexts();
    const polled = call('getUpdates', { timeout: 50 });
    await sim.waitFor(() => sim.requests.length > 0);
    sim.sendText({ from: 1001, text: 'halo' });
    expect(textsOf(await polled)).toEqual(['halo']);
  });

  test('ends empty at its timeout', async () => {
    const { call } = await withTexts();
    expect(textsOf(await call('getUpdates', { timeout: 1 }))).toEqual([]);
  });

  test('allows one poller: the earlier one ends with a conflict', async () => {
    const { sim, call } = await withTexts();
    const first = call('getUpdates', { timeout: 50 });
    await sim.waitFor(() => sim.requests.length > 0);
    const second = call('getUpdates', { timeout: 50 });
    expect(await first).toMatchObject({
      status: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
    sim.sendText({ from: 1001, text: 'halo' });
    expect(textsOf(await second)).toEqual(['halo']);
  });

  test('of a client that hung up loses nothing', async () => {
    const { sim, call } = await withTexts();
    const hangUp = new AbortController();
    const first = call('getUpdates', { timeout: 50 }, hangUp.signal);
    await sim.waitFor(() => sim.requests.length > 0);
    hangUp.abort();
    await expect(first).rejects.toThrow();
    await sim.waitFor(() => sim.requests[0]?.status === 0);
    sim.sendText({ from: 1001, text: 'halo' });
    expect(textsOf(await call('getUpdates', { timeout: 50 }))).toEqual(['halo']);
  });

  test('is refused while a webhook is set, and ended by one', async () => {
    const { sim, call } = await withTexts();
    const polled = call('getUpdates', { timeout: 50 });
    await sim.waitFor(() => sim.requests.length > 0);
    await call('setWebhook', { url: 'http://127.0.0.1:1/hook' });
    expect(await polled).toMatchObject({
      status: 409,
      description: 'Conflict: terminated by setWebhook request',
    });
    expect(await call('getUpdates')).toMatchObject({
      status: 409,
      description: expect.stringContaining("can't use getUpdates method while webhook is active"),
    });
    expect(await call('deleteWebhook')).toMatchObject({ description: 'Webhook was deleted' });
    expect(await call('getUpdates')).toMatchObject({ ok: true });
  });
});

test.each([
  [{ url: 'http://example.org/hook' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
  [{ url: 'bukan' }, 'bad webhook'],
  [{ url: 'https://example.org/', secret_token: 'a b' }, 'secret token contains unallowed characters'],
  [{ url: 'https://example.org/', secret_token: 'x'.repeat(257) }, 'secret token is too long'],
])('a webhook is refused: %o', async (params, reason) => {
  const { call } = await startSimulator();
  expect(await call('setWebhook', params)).toMatchObject({
    status: 400,
    description: expect.stringContaining(reason),
  });
});
