import { describe, expect, test } from 'vitest';
import { type StartedSimulator, startSimulator } from './start-simulator.ts';

interface Scene extends StartedSimulator {
  readonly group: { readonly id: number };
}

async function inGroup(): Promise<Scene> {
  const started = await startSimulator();
  const budi = started.sim.addUser({ id: 1001, firstName: 'Budi', languageCode: 'id' });
  const ani = started.sim.addUser({ id: 1002, firstName: 'Ani' });
  const group = started.sim.createSupergroup({ title: 'FORSES', owner: ani, members: [budi] });
  await started.call('getUpdates', { offset: -1 });
  return { ...started, group };
}

test('starting with a payload sends the command that a deep link sends', async () => {
  const { sim } = await inGroup();
  expect(sim.startBot(1001, 'kode')).toMatchObject({
    text: '/start kode',
    entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    chat: { id: 1001, type: 'private' },
    from: { id: 1001, language_code: 'id' },
  });
});

test('being added to a group tells the bot', async () => {
  const { sim } = await startSimulator();
  sim.createGroup({ title: 'FORSES' });
  expect(sim.pendingUpdates()).toMatchObject([
    { my_chat_member: { old_chat_member: { status: 'left' }, new_chat_member: { status: 'member' } } },
    { message: { group_chat_created: true } },
  ]);
});

describe('privacy mode', () => {
  test.each([
    ['Selamat pagi', false],
    ['/hadir', true],
    ['/hadir@GununganBot', true],
    ['/hadir@LainBot', false],
    ['Halo @gununganbot, kapan rapat?', true],
    ['Halo @lainbot', false],
  ])('in a group "%s" is seen: %s', async (text, isSeen) => {
    const { sim, group } = await inGroup();
    const before = sim.pendingUpdates().length;
    sim.sendText({ from: 1001, chat: group, text });
    expect(sim.pendingUpdates()).toHaveLength(before + (isSeen ? 1 : 0));
  });

  test('answers to the bot are seen, and all for an administrator', async () => {
    const { sim, group, call } = await inGroup();
    await call('sendMessage', { chat_id: group.id, text: 'Undangan' });
    const replyTo = sim.lastMessage(group)?.message_id ?? 0;
    sim.sendText({ from: 1001, chat: group, text: 'Siap', replyTo });
    expect(sim.pendingUpdates().at(-1)).toMatchObject({
      message: { text: 'Siap', reply_to_message: { text: 'Undangan' }, message_thread_id: replyTo },
    });
    sim.addBot(group, { status: 'administrator' });
    sim.sendText({ from: 1001, chat: group, text: 'Selamat pagi' });
    expect(sim.pendingUpdates().at(-1)).toMatchObject({ message: { text: 'Selamat pagi' } });
  });
});

test('anonymous administrators and channels hide the person', async () => {
  const { sim, group } = await inGroup();
  const channel = sim.createChannel({ title: 'Kabar' });
  sim.sendAsAnonymousAdmin({ chat: group, text: '/rekap' });
  expect(sim.pendingUpdates().at(-1)).toMatchObject({
    message: { from: { username: 'GroupAnonymousBot' }, sender_chat: { id: group.id } },
  });
  sim.sendAsChannel({ channel, chat: group, text: '/rekap' });
  expect(sim.pendingUpdates().at(-1)).toMatchObject({
    message: { from: { username: 'Channel_Bot' }, sender_chat: { id: channel.id, type: 'channel' } },
  });
  sim.sendAsChannel({ channel, text: 'Kabar baru' });
  expect(sim.pendingUpdates().at(-1)).toMatchObject({ channel_post: { sender_chat: { id: channel.id } } });
});

test('people without a username can be mentioned', async () => {
  const { sim, group } = await inGroup();
  const message = sim.sendText({
    from: 1001,
    chat: group,
    text: '/peran Bu Ani ketua',
    mentions: [{ text: 'Bu Ani', user: 1002 }],
  });
  expect(message.entities).toMatchObject([
    { type: 'bot_command' },
    { type: 'text_mention', offset: 7, length: 6, user: { id: 1002 } },
  ]);
});

test('an edited text is told as an edit', async () => {
  const { sim } = await inGroup();
  const { message_id } = sim.sendText({ from: 1001, text: '/hadir' });
  sim.editText({ chat: 1001, messageId: message_id, text: '/tidakhadir' });
  expect(sim.pendingUpdates().at(-1)).toMatchObject({
    edited_message: { message_id, text: '/tidakhadir', edit_date: 1795489200 },
  });
});

test('blocking and unblocking tell the bot once', async () => {
  const { sim } = await inGroup();
  sim.startBot(1001);
  sim.block(1001);
  sim.block(1001);
  expect(sim.pendingUpdates().slice(-2)).toMatchObject([
    { message: {} },
    { my_chat_member: { chat: { id: 1001 }, new_chat_member: { status: 'kicked' } } },
  ]);
  expect(() => sim.sendText({ from: 1001, text: 'x' })).toThrow('has blocked the bot');
  sim.unblock(1001);
  expect(sim.pendingUpdates().at(-1)).toMatchObject({
    my_chat_member: { new_chat_member: { status: 'member' } },
  });
});

test('a removed bot learns that and nothing more', async () => {
  const { sim, group } = await inGroup();
  sim.kickBot(group);
  const before = sim.pendingUpdates();
  expect(before.at(-1)).toMatchObject({ my_chat_member: { new_chat_member: { status: 'kicked' } } });
  sim.sendText({ from: 1001, chat: group, text: '/hadir' });
  expect(sim.pendingUpdates()).toEqual(before);
});

test('a migrated group is announced on both sides', async () => {
  const { sim } = await inGroup();
  const old = sim.createGroup({ title: 'Lama', members: [1001] });
  const next = sim.migrateGroup(old);
  expect(next).toMatchObject({ type: 'supergroup', title: 'Lama' });
  expect(next.id).toBeLessThan(-1_000_000_000_000);
  expect(sim.pendingUpdates().slice(-2)).toMatchObject([
    { message: { chat: { id: old.id }, migrate_to_chat_id: next.id } },
    { message: { chat: { id: next.id }, migrate_from_chat_id: old.id } },
  ]);
});

test('what is said in a topic belongs to it and answers its beginning', async () => {
  const { sim } = await inGroup();
  const forum = sim.createSupergroup({ title: 'Forum', forum: true, members: [1001] });
  const topicId = sim.createTopic(forum, 'Rapat');
  const said = sim.sendText({ from: 1001, chat: forum, topicId, text: '/hadir' });
  expect(said).toMatchObject({
    message_thread_id: topicId,
    is_topic_message: true,
    reply_to_message: { forum_topic_created: { name: 'Rapat' } },
  });
  expect(sim.sendText({ from: 1001, chat: forum, text: '/hadir' })).not.toHaveProperty('message_thread_id');
});

test('a document reaches the bot with its caption', async () => {
  const { sim } = await inGroup();
  sim.sendDocument({ from: 1001, fileName: 'anggota.csv', content: Buffer.from('kode'), caption: '/impor' });
  expect(sim.pendingUpdates().at(-1)).toMatchObject({
    message: {
      caption: '/impor',
      caption_entities: [{ type: 'bot_command' }],
      document: { file_name: 'anggota.csv', mime_type: 'text/csv', file_size: 4 },
    },
  });
});

test('driving it wrongly is told at once', async () => {
  const { sim, group } = await inGroup();
  sim.addUser({ id: 1003, firstName: 'Citra' });
  expect(() => sim.sendText({ from: 5, text: 'x' })).toThrow('no user 5');
  expect(() => sim.sendText({ from: 1001, chat: -5, text: 'x' })).toThrow('no chat -5');
  expect(() => sim.sendText({ from: 1003, chat: group, text: 'x' })).toThrow('no member');
  expect(() => sim.sendText({ from: 1001, chat: 1002, text: 'x' })).toThrow('its own person');
  expect(() => sim.sendText({ from: 1001, chat: group, text: 'x', replyTo: 99 })).toThrow('no message 99');
  expect(() => sim.createTopic(group, 'x')).toThrow('is no forum');
});

test('messages of groups and private chats share one count, supergroups have their own', async () => {
  const { sim, group } = await inGroup();
  const own = sim.sendText({ from: 1001, chat: group, text: 'x' }).message_id;
  const first = sim.startBot(1001).message_id;
  const second = sim.startBot(1002).message_id;
  expect(second).toBe(first + 1);
  expect(sim.sendText({ from: 1001, chat: group, text: 'y' }).message_id).toBe(own + 1);
});
