import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { type StartedSimulator, startSimulator } from '../start-simulator.ts';

const keyboard = { inline_keyboard: [[{ text: 'Hadir', callback_data: 'h' }]] };

async function withNotice(): Promise<
  StartedSimulator & { readonly chat_id: number; readonly message_id: number }
> {
  const started = await startSimulator();
  const owner = started.sim.addUser({ id: 1001, firstName: 'Budi' });
  const group = started.sim.createSupergroup({ title: 'FORSES', owner });
  await started.call('sendMessage', { chat_id: group.id, text: 'Undangan', reply_markup: keyboard });
  return { ...started, chat_id: group.id, message_id: started.sim.lastMessage(group)?.message_id ?? 0 };
}

describe('editing', () => {
  test('changes the text and takes the keyboard away unless it is given again', async () => {
    const { sim, call, clock, chat_id, message_id } = await withNotice();
    clock.advance(60_000);
    const answer = await call('editMessageText', { chat_id, message_id, text: 'Undangan (1 hadir)' });
    expect(answer.result).toMatchObject({ message_id, text: 'Undangan (1 hadir)', edit_date: 1795489260 });
    expect(sim.lastMessage(chat_id)).not.toHaveProperty('reply_markup');
  });

  test('is refused where nothing changes', async () => {
    const { call, chat_id, message_id } = await withNotice();
    const same = { chat_id, message_id, reply_markup: keyboard };
    for (const answer of [
      await call('editMessageText', { ...same, text: '<i></i>Undangan ', parse_mode: 'HTML' }),
      await call('editMessageReplyMarkup', same),
    ]) {
      expect(answer).toMatchObject({
        status: 400,
        description: expect.stringMatching(/^Bad Request: message is not modified: specified new message/),
      });
    }
    expect(await call('editMessageReplyMarkup', { chat_id, message_id })).toMatchObject({ ok: true });
    expect(await call('editMessageReplyMarkup', { chat_id, message_id })).toMatchObject({ ok: false });
  });

  test('is refused for what is not there, not the bot’s, or of another kind', async () => {
    const { sim, call, chat_id, message_id } = await withNotice();
    const { message_id: theirs } = sim.sendText({ from: 1001, chat: chat_id, text: 'Baik' });
    const edit = (id: number): ReturnType<typeof call> =>
      call('editMessageText', { chat_id, message_id: id, text: 'y' });
    expect(await edit(999)).toMatchObject({ description: 'Bad Request: message to edit not found' });
    expect(await edit(theirs)).toMatchObject({ description: "Bad Request: message can't be edited" });
    expect(await call('editMessageCaption', { chat_id, message_id, caption: 'x' })).toMatchObject({
      description: 'Bad Request: there is no caption in the message to edit',
    });
    expect(await call('editMessageText', { chat_id, message_id })).toMatchObject({
      description: 'Bad Request: message text is empty',
    });
    expect(await call('editMessageText', { message_id, text: 'x' })).toMatchObject({
      description: 'Bad Request: chat_id is empty',
    });
  });
});

describe('deleting', () => {
  test('works for own messages of the last 48 hours', async () => {
    const { sim, call, clock, chat_id, message_id } = await withNotice();
    const remove = { chat_id, message_id };
    clock.advance(2 * DAY_MS);
    expect(await call('deleteMessage', remove)).toMatchObject({
      description: "Bad Request: message can't be deleted",
    });
    clock.advance(-1000);
    expect(await call('deleteMessage', remove)).toMatchObject({ result: true });
    expect(await call('deleteMessage', remove)).toMatchObject({
      description: 'Bad Request: message to delete not found',
    });
    expect(sim.messagesIn(chat_id)).toHaveLength(1);
  });

  test('of others’ messages needs an administrator', async () => {
    const { sim, call, chat_id } = await withNotice();
    const { message_id } = sim.sendText({ from: 1001, chat: chat_id, text: 'Baik' });
    expect((await call('deleteMessage', { chat_id, message_id })).ok).toBe(false);
    sim.addBot(chat_id, { status: 'administrator' });
    expect((await call('deleteMessage', { chat_id, message_id })).ok).toBe(true);
  });
});

describe('pinning', () => {
  test('needs the right, leaves a service message and tells the bot', async () => {
    const { sim, call, chat_id, message_id } = await withNotice();
    const pin = { chat_id, message_id };
    const noRight = 'Bad Request: not enough rights to manage pinned messages in the chat';
    expect(await call('pinChatMessage', pin)).toMatchObject({ description: noRight });
    sim.addBot(chat_id, { status: 'administrator', lacks: ['can_pin_messages'] });
    expect(await call('pinChatMessage', pin)).toMatchObject({ description: noRight });
    sim.addBot(chat_id, { status: 'administrator' });
    expect(await call('pinChatMessage', pin)).toMatchObject({ result: true });
    expect(sim.pinnedIn(chat_id).map((message) => message.message_id)).toEqual([message_id]);
    expect(sim.pendingUpdates().at(-1)).toMatchObject({
      message: { pinned_message: { message_id }, from: { id: sim.bot.id } },
    });
    expect(await call('getChat', { chat_id })).toMatchObject({ result: { pinned_message: { message_id } } });
  });

  test('can be undone once', async () => {
    const { sim, call, chat_id, message_id } = await withNotice();
    sim.addBot(chat_id, { status: 'administrator' });
    await call('pinChatMessage', { chat_id, message_id });
    expect(await call('unpinChatMessage', { chat_id })).toMatchObject({ result: true });
    expect(await call('unpinChatMessage', { chat_id, message_id })).toMatchObject({
      description: 'Bad Request: message to unpin not found',
    });
    expect(await call('pinChatMessage', { chat_id, message_id: 999 })).toMatchObject({
      description: 'Bad Request: message to pin not found',
    });
  });
});
