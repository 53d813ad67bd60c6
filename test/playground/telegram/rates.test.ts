import { expect, test } from 'vitest';
import { createRates, type Rates } from '../../../playground/telegram/rates.ts';
import { type ManualClock, manualClock } from '../../../src/lib/clock.ts';
import { startSimulator } from './start-simulator.ts';

function rates(): { readonly clock: ManualClock; send(chatId: number, times?: number): void } {
  const clock = manualClock(1_000_000);
  const checked: Rates = createRates(clock);
  return {
    clock,
    send: (chatId, times = 1) => {
      for (let index = 0; index < times; index++) checked.check('sendMessage', chatId);
    },
  };
}

test('30 messages a second overall', () => {
  const { clock, send } = rates();
  for (let chat = 1; chat <= 30; chat++) send(chat);
  expect(() => send(31)).toThrow('retry after 1');
  clock.advance(1000);
  expect(() => send(31)).not.toThrow();
});

test('20 messages a minute in a group', () => {
  const { clock, send } = rates();
  send(-5, 20);
  clock.advance(15_000);
  expect(() => send(-5)).toThrow('retry after 45');
  expect(() => send(-6)).not.toThrow();
  clock.advance(45_000);
  expect(() => send(-5)).not.toThrow();
});

test('one message a second in a private chat, a burst of five tolerated', () => {
  const { clock, send } = rates();
  send(5, 5);
  expect(() => send(5)).toThrow('retry after 5');
  clock.advance(5_000);
  for (let second = 0; second < 20; second++) {
    send(5);
    clock.advance(1_000);
  }
});

test('a refusal is an answer with the wait, and reading is not counted', async () => {
  const { sim, call } = await startSimulator({ enforceRates: true });
  sim.startBot(sim.addUser({ id: 1001, firstName: 'Budi' }));
  const answers = [];
  for (let index = 0; index < 6; index++)
    answers.push(await call('sendMessage', { chat_id: 1001, text: 'x' }));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(answers.at(-1)).toMatchObject({ parameters: { retry_after: 5 } });
  expect(await call('getChat', { chat_id: 1001 })).toMatchObject({ ok: true });
});
