import { describe, expect, test } from 'vitest';
import { startSimulator } from '../start-simulator.ts';

const NOT_STARTED = "Forbidden: bot can't initiate conversation with a user";

test('a sent message has its text parsed, its sender, chat and date', async () => {
  const { sim, call } = await startSimulator();
  const user = sim.addUser({ id: 2 ** 51, firstName: 'Budi', username: 'budi' });
  sim.startBot(user);
  const { result } = await call('sendMessage', {
    chat_id: user.id,
    text: ' <b>Halo</b> @budi ',
    parse_mode: 'HTML',
  });
  expect(result).toEqual({
    message_id: 2,
    from: sim.bot,
    chat: { id: 2 ** 51, type: 'private', first_name: 'Budi', username: 'budi' },
    date: 1795489200,
    text: 'Halo @budi',
    entities: [
      { type: 'bold', offset: 0, length: 4 },
      { type: 'mention', offset: 5, length: 5 },
    ],
  });
  expect(sim.lastMessage(user)).toEqual(result);
});

describe('refusals by chat', () => {
  test('an unknown chat is not found', async () => {
    const { call } = await startSimulator();
    const answer = await call('sendMessage', { chat_id: 5, text: 'x' });
    expect(answer).toMatchObject({ status: 400, description: 'Bad Request: chat not found' });
    expect(await call('sendMessage', { chat_id: '@tiada', text: 'x' })).toMatchObject({ status: 400 });
  });

  test('a person who never started, and one who blocked the bot', async () => {
    const { sim, call } = await startSimulator();
    sim.addUser({ id: 1001, firstName: 'Budi' });
    const send = { chat_id: 1001, text: 'x' };
    expect(await call('sendMessage', send)).toMatchObject({ status: 403, description: NOT_STARTED });
    sim.startBot(1001);
    expect(await call('sendMessage', send)).toMatchObject({ ok: true });
    sim.block(1001);
    expect(await call('sendMessage', send)).toMatchObject({
      status: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    sim.unblock(1001);
    expect(await call('sendMessage', send)).toMatchObject({ ok: true });
  });

  test('a chat that removed the bot, and one it never was in', async () => {
    const { sim, call } = await startSimulator();
    const group = sim.createSupergroup({ title: 'FORSES' });
    const other = sim.createChannel({ title: 'Lain', bot: 'absent' });
    sim.kickBot(group);
    expect(await call('sendMessage', { chat_id: group.id, text: 'x' })).toMatchObject({
      status: 403,
      description: 'Forbidden: bot was kicked from the supergroup chat',
    });
    expect(await call('getChat', { chat_id: other.id })).toMatchObject({
      status: 403,
      description: 'Forbidden: bot is not a member of the channel chat',
    });
  });

  test('a channel that the bot does not administrate', async () => {
    const { sim, call } = await startSimulator();
    const channel = sim.createChannel({ title: 'Kabar', bot: 'member' });
    expect(await call('sendMessage', { chat_id: channel.id, text: 'x' })).toMatchObject({
      description: 'Bad Request: need administrator rights in the channel chat',
    });
  });

  test('a group that became a supergroup names its new id', async () => {
    const { sim, call } = await startSimulator();
    const group = sim.createGroup({ title: 'FORSES' });
    const next = sim.migrateGroup(group);
    expect(await call('sendMessage', { chat_id: group.id, text: 'x' })).toMatchObject({
      status: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: next.id },
    });
    expect(await call('sendMessage', { chat_id: next.id, text: 'x' })).toMatchObject({ ok: true });
  });
});

describe('refusals by content', () => {
  const buttons = (count: number): object => ({
    inline_keyboard: Array.from({ length: count }, (_, n) => [{ text: `${n}`, callback_data: `${n}` }]),
  });
  const keyboard = (button: object): object => ({ inline_keyboard: [[button]] });

  test.each([
    [{ text: ' \n ' }, 'message text is empty'],
    [{ text: '<b></b>', parse_mode: 'HTML' }, 'message text is empty'],
    [{ text: 'x'.repeat(4097) }, 'message is too long'],
    [{ text: '<b>x', parse_mode: 'HTML' }, "can't parse entities"],
    [{ text: 'x', parse_mode: 'Teks' }, 'unsupported parse_mode'],
    [{ text: 'x', parse_mode: 'MarkdownV2' }, 'not simulated'],
    [{ text: 'x', entities: [{ type: 'bold', offset: 0, length: 2 }] }, "can't parse entities"],
    [{ text: 'x', reply_markup: buttons(101) }, 'reply markup is too long'],
    [
      { text: 'x', reply_markup: keyboard({ text: 'x', callback_data: 'é'.repeat(33) }) },
      'BUTTON_DATA_INVALID',
    ],
    [{ text: 'x', reply_markup: keyboard({ text: 'x', callback_data: '' }) }, 'BUTTON_DATA_INVALID'],
    [{ text: 'x', reply_markup: keyboard({ text: 'x' }) }, 'Text buttons are unallowed'],
    [{ text: 'x', reply_markup: keyboard({ text: ' ', callback_data: 'x' }) }, 'BUTTON_TEXT_INVALID'],
    [{ text: 'x', reply_markup: keyboard({ text: 'x', url: 'bukan' }) }, 'Wrong HTTP URL'],
    [
      { text: 'x', reply_markup: keyboard({ text: 'x', url: 'https://a.id', callback_data: 'x' }) },
      'more than one action',
    ],
    [{ text: 'x', reply_parameters: { message_id: 99 } }, 'message to be replied not found'],
    [{ text: 'x', message_thread_id: 5 }, 'message thread not found'],
  ])('%o', async (params, reason) => {
    const { sim, call } = await startSimulator();
    sim.startBot(sim.addUser({ id: 1001, firstName: 'Budi' }));
    const answer = await call('sendMessage', { chat_id: 1001, ...params });
    expect(answer).toMatchObject({ status: 400, description: expect.stringContaining(reason) });
    expect(sim.messagesIn(1001)).toHaveLength(1);
  });

  test('limits themselves are allowed', async () => {
    const { sim, call } = await startSimulator();
    sim.startBot(sim.addUser({ id: 1001, firstName: 'Budi' }));
    const text = `<b>${'x'.repeat(4096)}</b>`;
    const send = { chat_id: 1001, text, parse_mode: 'HTML', reply_markup: buttons(100) };
    expect(await call('sendMessage', send)).toMatchObject({ ok: true });
  });
});

test('a reply shows what it answers, and may go without where that is gone', async () => {
  const { sim, call } = await startSimulator();
  const user = sim.addUser({ id: 1001, firstName: 'Budi' });
  const start = sim.startBot(user);
  const reply = { chat_id: 1001, text: 'x', reply_parameters: { message_id: start.message_id } };
  expect(await call('sendMessage', reply)).toMatchObject({
    result: { reply_to_message: { text: '/start' } },
  });
  const gone = { message_id: 99, allow_sending_without_reply: true };
  const answer = await call('sendMessage', { ...reply, reply_parameters: gone });
  expect(answer.ok).toBe(true);
  expect(answer.result).not.toHaveProperty('reply_to_message');
});

test('old parameter names still work and are noted', async () => {
  const { sim, call } = await startSimulator();
  const start = sim.startBot(sim.addUser({ id: 1001, firstName: 'Budi' }));
  const answer = await call('sendMessage', {
    chat_id: 1001,
    text: 'x',
    reply_to_message_id: start.message_id,
    disable_web_page_preview: true,
  });
  expect(answer).toMatchObject({ result: { reply_to_message: { message_id: start.message_id } } });
  expect(sim.requests.at(-1)?.legacy).toEqual(['reply_to_message_id', 'disable_web_page_preview']);
});

test('in a forum a message goes to its topic; General has no thread', async () => {
  const { sim, call } = await startSimulator();
  const forum = sim.createSupergroup({ title: 'FORSES', forum: true });
  const topic = sim.createTopic(forum, 'Rapat');
  const inTopic = await call('sendMessage', { chat_id: forum.id, text: 'x', message_thread_id: topic });
  expect(inTopic.result).toMatchObject({
    message_thread_id: topic,
    is_topic_message: true,
    reply_to_message: { forum_topic_created: { name: 'Rapat' } },
  });
  const general = await call('sendMessage', { chat_id: forum.id, text: 'x' });
  expect(general.result).not.toHaveProperty('message_thread_id');
  for (const thread of [1, 999]) {
    const answer = await call('sendMessage', { chat_id: forum.id, text: 'x', message_thread_id: thread });
    expect(answer).toMatchObject({ status: 400, description: 'Bad Request: message thread not found' });
  }
});

test('a channel post is by the channel and can be addressed by its name', async () => {
  const { sim, call } = await startSimulator();
  const channel = sim.createChannel({ title: 'Kabar', username: 'kabarforses' });
  const { result } = await call('sendMessage', { chat_id: '@KabarForses', text: 'x' });
  expect(result).toMatchObject({ sender_chat: { id: channel.id }, chat: { id: channel.id } });
  expect(result).not.toHaveProperty('from');
});

test('chat actions are checked and told', async () => {
  const { sim, call } = await startSimulator();
  sim.startBot(sim.addUser({ id: 1001, firstName: 'Budi' }));
  const actions: string[] = [];
  sim.onChange((event) => event.type === 'typing' && actions.push(event.action));
  expect(await call('sendChatAction', { chat_id: 1001, action: 'typing' })).toMatchObject({ result: true });
  expect(await call('sendChatAction', { chat_id: 1001, action: 'menari' })).toMatchObject({ status: 400 });
  expect(actions).toEqual(['typing']);
});
