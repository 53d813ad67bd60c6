import { expect, test } from 'vitest';
import { createSpacing } from '../../src/outbox/pace/spacing.ts';

/** A spacing of a second whose time moves only by its own waiting. */
function spacing() {
  const time = { now: 10_000 };
  const kept = createSpacing({
    intervalMs: 1_000,
    elapsed: () => time.now,
    sleep: async (milliseconds) => {
      time.now += milliseconds;
    },
  });
  return { ...kept, time };
}

test('an answer waits a second after a message to the same chat, and nowhere else', async () => {
  const { beforeMessage, beforeReply, time } = spacing();
  const arrived = await beforeMessage('1');
  time.now += 40;
  arrived();
  await beforeReply('2');
  expect(time.now).toBe(10_040);
  await beforeReply('1');
  expect(time.now).toBe(11_040);
});

test('answers do not wait for each other, and a message waits for both', async () => {
  const { beforeMessage, beforeReply, time } = spacing();
  await beforeReply('1');
  await beforeReply('1');
  expect(time.now).toBe(10_000);
  await beforeMessage('1');
  expect(time.now).toBe(11_000);
});

test('chats that matter no more are forgotten, others are not', async () => {
  const { beforeReply, beforeMessage, time } = spacing();
  for (let chat = 0; chat < 2_000; chat += 1) {
    await beforeReply(String(chat));
    time.now += 1;
  }
  await beforeMessage('1999');
  expect(time.now).toBe(12_999);
});
