import { describe, expect, it } from 'vitest';
import type { TelegramSimulator } from '../../../playground/telegram/index.ts';
import { Secret } from '../../../src/config.ts';
import { ANI, BUDI, createRig, type Rig, says, startPlatform } from './rig.ts';

const polls = (sim: TelegramSimulator) => sim.requests.filter(({ method }) => method === 'getUpdates');
const pollsAre = (sim: TelegramSimulator, status: number, count = 1): Promise<boolean> =>
  sim.waitFor(() => polls(sim).filter((poll) => poll.status === status).length >= count);
/** Somebody writes, and it arrives: polling works. */
async function arrives(rig: Rig, words: string): Promise<void> {
  rig.sim.sendText({ from: ANI, text: `/${words}` });
  await rig.heard(says(words));
}

describe('polling goes on', () => {
  it.each([
    ['500', 500],
    ['cut', 0],
    ['429', 429],
  ] as const)('after %s', async (kind, status) => {
    const rig = await createRig();
    await arrives(rig, 'hadir');
    rig.sim.faults.next({ method: 'getUpdates', kind, times: 2 });
    await arrives(rig, 'status');
    await pollsAre(rig.sim, status, 2);
    await arrives(rig, 'rapat');
    expect(await rig.platform.health()).toEqual({ ok: true, problem: '' });
  });

  it('after an outage during which people kept writing', async () => {
    const rig = await createRig();
    await arrives(rig, 'hadir');
    rig.sim.faults.down(true);
    rig.sim.sendText({ from: BUDI, text: '/hadir' });
    rig.sim.faults.down(false);
    await rig.heard(({ sender }) => sender.id === String(BUDI));
  });

  it('after the old process, which still polled, has gone', async () => {
    const rig = await createRig();
    const second = await startPlatform(rig.sim, rig.apiRoot);
    await pollsAre(rig.sim, 409);
    await rig.platform.stop();
    rig.sim.sendText({ from: ANI, text: '/hadir' });
    await second.heard(says('hadir'));
  });
});

describe('a start', () => {
  it('while Telegram is down is made up for in the background', async () => {
    const rig = await createRig({ before: (sim) => sim.faults.down(true) });
    const { ok, problem } = await rig.platform.health();
    expect(ok).toBe(false);
    expect(problem).toMatch(/cannot be reached .*TELEGRAM_API_ROOT/);
    rig.sim.faults.down(false);
    await arrives(rig, 'hadir');
    expect((await rig.platform.health()).ok).toBe(true);
  });

  it('with a wrong token says so, without the token', async () => {
    const rig = await createRig({ config: { botToken: new Secret('123:salah') } });
    const { problem } = await rig.platform.health();
    expect(problem).toMatch(/refuses the bot's token \(401\)/);
    expect(problem).not.toContain('salah');
  });

  it('asks for the updates it understands and keeps what waits', async () => {
    const rig = await createRig();
    await arrives(rig, 'hadir');
    const allowed = ['message', 'edited_message', 'channel_post', 'callback_query', 'my_chat_member'];
    expect(polls(rig.sim)[0]?.params.allowed_updates).toEqual(allowed);
    const drops = rig.sim.requests.map(({ params }) => params.drop_pending_updates);
    expect(drops).not.toContain(true);
  });
});

describe('an update', () => {
  it('that was not finished when the process died is delivered to the next one', async () => {
    const gate = Promise.withResolvers<readonly []>();
    const rig = await createRig({ core: ({ body }) => (body.kind === 'command' ? gate.promise : []) });
    rig.sim.sendText({ from: ANI, text: '/hadir' });
    await rig.heard(says('hadir'));
    // Like a kill: nothing more is asked, and nobody waits for the handler.
    const stopped = rig.platform.stop();
    const next = await startPlatform(rig.sim, rig.apiRoot);
    await next.heard(says('hadir'));
    await rig.sim.settled();
    gate.resolve([]);
    await stopped;
  });

  it('that is slow holds up nobody else, and is confirmed only when it is done', async () => {
    const gate = Promise.withResolvers<readonly []>();
    const rig = await createRig({ core: ({ sender }) => (sender.id === String(BUDI) ? gate.promise : []) });
    rig.sim.sendText({ from: BUDI, text: '/hadir' });
    await rig.heard(says('hadir'));
    await arrives(rig, 'status');
    await arrives(rig, 'rapat');
    expect(rig.sim.pendingUpdates().length).toBeGreaterThan(0);
    gate.resolve([]);
    await rig.sim.settled();
    expect(rig.incomings.filter(says('hadir'))).toHaveLength(1);
  });

  it('that hangs does not stop the intake, however many come after it', async () => {
    const gate = Promise.withResolvers<readonly []>();
    const rig = await createRig({ core: ({ sender }) => (sender.id === String(BUDI) ? gate.promise : []) });
    rig.sim.sendText({ from: BUDI, text: '/hadir' });
    await rig.heard(says('hadir'));
    for (let count = 0; count < 150; count += 1) rig.sim.sendText({ from: ANI, text: '/status' });
    await arrives(rig, 'rapat');
    gate.resolve([]);
  }, 30_000);

  it('of one sender waits for that sender’s earlier ones', async () => {
    const gate = Promise.withResolvers<readonly []>();
    const rig = await createRig({ core: (incoming) => (says('hadir')(incoming) ? gate.promise : []) });
    rig.sim.sendText({ from: ANI, text: '/hadir' });
    rig.sim.sendText({ from: ANI, text: '/tidakhadir' });
    rig.sim.sendText({ from: BUDI, text: '/status' });
    await rig.heard(says('status'));
    expect(rig.incomings.some(says('tidakhadir'))).toBe(false);
    gate.resolve([]);
    await rig.heard(says('tidakhadir'));
  });

  it('whose handling fails is tried again', async () => {
    let failures = 0;
    const rig = await createRig({
      core: ({ body }) => {
        if (body.kind === 'command' && failures++ === 0) throw new Error('database is away');
        return [];
      },
    });
    rig.sim.sendText({ from: ANI, text: '/hadir' });
    await rig.heard(says('hadir'));
    await rig.sim.settled();
    expect(rig.incomings.filter(says('hadir'))).toHaveLength(2);
  });

  it('that was finished is confirmed by a clean stop', async () => {
    const rig = await createRig();
    await arrives(rig, 'hadir');
    await rig.platform.stop();
    await rig.platform.stop();
    expect(rig.sim.pendingUpdates()).toEqual([]);
    expect(await rig.platform.health()).toMatchObject({ ok: false });
  });
});
