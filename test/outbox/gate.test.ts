import { expect, test } from 'vitest';
import { createGate } from '../../src/outbox/pace/gate.ts';

/** A gate whose time moves only by its own waiting. */
function gateOf(capacity: number) {
  const time = { now: 0 };
  const gate = createGate({
    capacity,
    windowMs: 1_000,
    elapsed: () => time.now,
    sleep: async (milliseconds) => {
      time.now += milliseconds;
    },
  });
  return { gate, time };
}

test('lets so many through at once, the next one window after the first was answered', async () => {
  const { gate, time } = gateOf(2);
  const [first, second] = [await gate.enter(), await gate.enter()];
  expect(time.now).toBe(0);
  time.now = 40;
  first();
  second();
  await gate.enter();
  expect(time.now).toBe(1_040);
});

test('waits for an answer that is late, for only then it is known to have arrived', async () => {
  const { gate, time } = gateOf(1);
  const leave = await gate.enter();
  const next = gate.enter();
  time.now = 5_000;
  leave();
  await next;
  expect(time.now).toBe(6_000);
});

test('makes room for what went out beside it', async () => {
  const { gate, time } = gateOf(2);
  (await gate.enter())();
  gate.note();
  await gate.enter();
  expect(time.now).toBe(1_000);
});
