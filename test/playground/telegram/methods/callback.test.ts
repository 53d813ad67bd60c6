import { expect, test } from 'vitest';
import { type StartedSimulator, startSimulator } from '../start-simulator.ts';

const TOO_OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid';

async function pressed(): Promise<
  StartedSimulator & { readonly id: string; readonly answer: Promise<unknown> }
> {
  const started = await startSimulator();
  const { sim, call } = started;
  sim.startBot(sim.addUser({ id: 1001, firstName: 'Budi' }));
  const reply_markup = { inline_keyboard: [[{ text: 'Hadir', callback_data: 'h:42' }]] };
  await call('sendMessage', { chat_id: 1001, text: 'Undangan', reply_markup });
  const answer = sim.pressButton({ from: 1001, text: 'Hadir' });
  const update = sim.pendingUpdates().at(-1);
  expect(update).toMatchObject({
    callback_query: { data: 'h:42', from: { id: 1001 }, message: { text: 'Undangan', reply_markup } },
  });
  const query = update?.callback_query as { readonly id: string };
  return { ...started, id: query.id, answer };
}

test('the person sees the answer', async () => {
  const { call, id, answer } = await pressed();
  await call('answerCallbackQuery', { callback_query_id: id, text: 'Tercatat', show_alert: true });
  expect(await answer).toEqual({ text: 'Tercatat', alert: true, url: undefined });
});

test('a query is answered once, in time, and by its own id', async () => {
  const { call, id, clock } = await pressed();
  expect(await call('answerCallbackQuery', { callback_query_id: '5' })).toMatchObject({
    description: TOO_OLD,
  });
  clock.advance(60_001);
  expect(await call('answerCallbackQuery', { callback_query_id: id })).toMatchObject({
    description: TOO_OLD,
  });
  clock.advance(-1);
  expect(await call('answerCallbackQuery', { callback_query_id: id })).toMatchObject({ ok: true });
  expect(await call('answerCallbackQuery', { callback_query_id: id })).toMatchObject({
    description: TOO_OLD,
  });
});

test('an answer has at most 200 characters', async () => {
  const { call, id } = await pressed();
  const answer = (length: number): ReturnType<typeof call> =>
    call('answerCallbackQuery', { callback_query_id: id, text: 'x'.repeat(length) });
  expect(await answer(201)).toMatchObject({ status: 400, description: 'Bad Request: MESSAGE_TOO_LONG' });
  expect(await answer(200)).toMatchObject({ ok: true });
});

test('only what is on a message can be pressed, unless the view is stale', async () => {
  const { sim, call } = await pressed();
  const { message_id } = sim.lastMessage(1001) ?? { message_id: 0 };
  await call('editMessageReplyMarkup', { chat_id: 1001, message_id });
  await expect(sim.pressButton({ from: 1001, text: 'Hadir' })).rejects.toThrow('no message of chat 1001');
  const before = sim.pendingUpdates().length;
  void sim.pressButton({ from: 1001, data: 'h:42', stale: true });
  expect(sim.pendingUpdates()).toHaveLength(before + 1);
});
