import { describe, expect, it } from 'vitest';
import { ANI, BUDI, createRig, says } from './rig.ts';

describe('Telegram through polling', () => {
  it('hands over commands from groups, topics and private chats', async () => {
    const rig = await createRig({ isForum: true });
    const topicId = rig.sim.createTopic(rig.group, 'Rapat');
    rig.sim.sendText({ from: ANI, text: '/hadir@GununganBot bersama ajudan', chat: rig.group, topicId });
    rig.sim.sendText({ from: BUDI, text: '/status' });
    const inTopic = await rig.heard(says('hadir'));
    expect(inTopic.chat).toMatchObject({ kind: 'group', threadId: String(topicId) });
    expect(inTopic.body).toMatchObject({ argument: 'bersama ajudan' });
    expect((await rig.heard(says('status'))).chat).toMatchObject({ id: String(BUDI), kind: 'private' });
  });

  it('hands over what was sent while the bot was down', async () => {
    const rig = await createRig({
      before: (sim) => void sim.sendText({ from: ANI, text: '/hadir' }),
    });
    expect((await rig.heard(says('hadir'))).sender.displayName).toBe('Ani Wijaya');
  });

  it('hands over starts, blocks, returns and removals', async () => {
    const rig = await createRig();
    rig.sim.startBot(ANI, 'gabung_1');
    rig.sim.block(ANI);
    rig.sim.unblock(ANI);
    rig.sim.kickBot(rig.group);
    await rig.heard(
      ({ body, chat }) => body.kind === 'reachability' && chat.kind === 'group' && !body.reachable,
    );
    const seen = rig.incomings.map(({ body, chat }) => [chat.kind, body]);
    expect(seen).toEqual([
      ['group', { kind: 'reachability', reachable: true }],
      ['private', { kind: 'start', payload: 'gabung_1' }],
      ['private', { kind: 'reachability', reachable: false }],
      ['private', { kind: 'reachability', reachable: true }],
      ['group', { kind: 'reachability', reachable: false }],
    ]);
  });

  it('hands over a migration once', async () => {
    const rig = await createRig();
    const old = rig.sim.createGroup({ title: 'Lama', members: [ANI] });
    const { id } = rig.sim.migrateGroup(old);
    await rig.heard(({ body }) => body.kind === 'migrated');
    await rig.sim.settled();
    const migrations = rig.incomings.filter(({ body }) => body.kind === 'migrated');
    expect(migrations).toHaveLength(1);
    expect(migrations[0]).toMatchObject({
      chat: { id: String(old.id) },
      body: { newChatId: String(id) },
    });
  });

  it('trusts neither anonymous admins nor channels', async () => {
    const rig = await createRig();
    const channel = rig.sim.createChannel({ title: 'Kanal', members: [ANI] });
    rig.sim.sendAsAnonymousAdmin({ chat: rig.group, text: '/rekap' });
    rig.sim.sendAsChannel({ channel, chat: rig.group, text: '/belum' });
    rig.sim.sendAsChannel({ channel, text: '/tautkan' });
    const all = await Promise.all(['rekap', 'belum', 'tautkan'].map((name) => rig.heard(says(name))));
    expect(all.map(({ sender, chat }) => [sender.isPerson, chat.kind])).toEqual([
      [false, 'group'],
      [false, 'group'],
      [false, 'channel'],
    ]);
  });
});

describe('Telegram through polling, besides messages', () => {
  it('fetches a document, but not more of it than asked for', async () => {
    const rig = await createRig();
    const content = Buffer.from('kode,instansi\nBMKG,…');
    rig.sim.sendDocument({ from: ANI, fileName: 'anggota.csv', content, caption: 'impor' });
    const { body } = await rig.heard((incoming) => incoming.body.kind === 'file');
    if (body.kind !== 'file') throw new Error('no file');
    expect([body.caption, body.file.name, body.file.sizeBytes]).toEqual([
      'impor',
      'anggota.csv',
      content.length,
    ]);
    expect(await body.file.download(1000)).toEqual(content);
    await expect(body.file.download(5)).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('passes over unknown and broken updates', async () => {
    const rig = await createRig();
    rig.sim.raw({ poll_of_the_future: { id: 1 } });
    rig.sim.raw({ message: { message_id: 'x' } });
    rig.sim.raw({ callback_query: { id: '1', data: 'a' } });
    rig.sim.sendText({ from: ANI, text: '/hadir' });
    await rig.heard(says('hadir'));
    await rig.sim.settled();
    expect(rig.incomings.filter(({ body }) => body.kind !== 'reachability')).toHaveLength(1);
  });

  it('sets the menu for everyone and for admins of groups', async () => {
    const rig = await createRig({
      menu: [
        { name: 'hadir', description: 'Menyatakan hadir', audience: 'everyone' },
        { name: 'rekap', description: 'Rekapitulasi', audience: 'admins' },
      ],
    });
    await rig.sim.waitFor(
      () =>
        rig.sim.requests.filter((each) => each.method === 'setMyCommands' && each.status === 200).length ===
        4,
    );
    const names = (user: number, chat?: { readonly id: number }) =>
      rig.sim.commandsFor(user, chat).map(({ command }) => command);
    expect(names(BUDI)).toEqual(['hadir']);
    expect(names(BUDI, rig.group)).toEqual(['hadir']);
    // Ani made the group.
    expect(names(ANI, rig.group)).toEqual(['hadir', 'rekap']);
  });

  it('knows the address of its private chat', async () => {
    const rig = await createRig();
    expect(rig.platform.privateChatUrl('gabung_1')).toBe('https://t.me/GununganBot?start=gabung_1');
  });
});
