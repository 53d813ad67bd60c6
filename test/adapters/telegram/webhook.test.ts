import { describe, expect, it } from 'vitest';
import { ANI, BUDI, createRig, type Rig, SECRET, says, startPlatform } from './rig.ts';

const hookUrl = ({ sim }: Rig): string =>
  String(sim.requests.findLast(({ method }) => method === 'setWebhook')?.params.url);
const post = (url: string, body: string, secret?: string): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    body,
    headers: secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret },
  });
const update = (id: number): string =>
  JSON.stringify({
    update_id: id,
    message: {
      message_id: 1,
      chat: { id: ANI, type: 'private' },
      from: { id: ANI, first_name: 'Ani' },
      text: 'halo',
    },
  });

describe('Telegram through a webhook', () => {
  it('hands over what Telegram calls with', async () => {
    const rig = await createRig({ webhook: true });
    rig.sim.sendText({ from: ANI, text: '/hadir', chat: rig.group });
    await rig.heard(says('hadir'));
    await rig.sim.settled();
    expect(await rig.platform.health()).toEqual({ ok: true, problem: '' });
    expect(rig.sim.requests.some(({ method }) => method === 'getUpdates')).toBe(false);
  });

  it('hands over edits and forwards as what they are', async () => {
    const rig = await createRig({ webhook: true });
    const { message_id: messageId } = rig.sim.sendText({ from: ANI, text: '/hadirr' });
    const first = await rig.heard(says('hadirr'));
    rig.sim.editText({ chat: ANI, messageId, text: '/hadir' });
    const edit = await rig.heard(({ edited }) => edited !== undefined);
    expect(edit.body).toEqual({ kind: 'command', name: 'hadir', argument: '' });
    expect(edit.edited?.key).toBe(first.key);
    const message = rig.sim.sendText({ from: BUDI, text: '/ragu' });
    rig.sim.forward({ from: ANI, message });
    const passedOn = await rig.heard(({ isForwarded }) => isForwarded === true);
    expect(passedOn).toMatchObject({ sender: { id: String(ANI) }, body: { name: 'ragu' } });
  });

  it('refuses calls without the right secret before it reads them', async () => {
    const rig = await createRig({ webhook: true });
    const statuses = await Promise.all([
      post(hookUrl(rig), update(1)).then(({ status }) => status),
      post(hookUrl(rig), update(1), 'salah').then(({ status }) => status),
      post(hookUrl(rig), 'x'.repeat(3_000_000), `${SECRET}x`).then(
        ({ status }) => status,
        () => 401, // Cut while the body was still on its way.
      ),
    ]);
    expect(statuses).toEqual([401, 401, 401]);
    expect(rig.incomings.some(({ body }) => body.kind === 'text')).toBe(false);
  });

  it('refuses bodies that are no updates', async () => {
    const rig = await createRig({ webhook: true });
    const status = async (body: string): Promise<number> => (await post(hookUrl(rig), body, SECRET)).status;
    expect([await status('{'), await status('[]'), await status('{"update_id":"1"}')]).toEqual([
      400, 400, 400,
    ]);
    expect(await status(`"${'x'.repeat(1_048_576)}"`)).toBe(413);
    expect([await status(update(1)), await status('{"update_id":2,"poll":{}}')]).toEqual([200, 200]);
  });

  it('answers a call only when its update is handled', async () => {
    const gate = Promise.withResolvers<readonly []>();
    const rig = await createRig({
      webhook: true,
      core: ({ body }) => (body.kind === 'text' ? gate.promise : []),
    });
    const answered: number[] = [];
    const call = post(hookUrl(rig), update(1), SECRET).then(({ status }) => answered.push(status));
    await rig.heard(says('halo'));
    expect(answered).toEqual([]);
    gate.resolve([]);
    await call;
    expect(answered).toEqual([200]);
  });
});

describe('Telegram through a webhook, in trouble,', () => {
  it('has an update delivered again whose handling failed', async () => {
    let failures = 0;
    const rig = await createRig({
      webhook: true,
      core: ({ body }) => {
        if (body.kind === 'command' && failures++ === 0) throw new Error('database is away');
        return [];
      },
    });
    rig.sim.sendText({ from: ANI, text: '/hadir' });
    await rig.sim.waitFor(() => rig.incomings.filter(says('hadir')).length === 2);
    await rig.sim.settled();
  });

  it('is taken over by the next process after a stop', async () => {
    const rig = await createRig({ webhook: true });
    await rig.sim.settled();
    await rig.platform.stop();
    rig.sim.sendText({ from: BUDI, text: '/hadir' });
    const next = await startPlatform(rig.sim, rig.apiRoot, { webhook: true });
    await next.heard(says('hadir'));
  });

  it('says when Telegram calls somebody else', async () => {
    const rig = await createRig({ webhook: true });
    await startPlatform(rig.sim, rig.apiRoot);
    expect((await rig.platform.health()).problem).toMatch(/updates elsewhere/);
  });
});
