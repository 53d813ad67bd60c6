import { expect, test } from 'vitest';
import { createGate } from '../../src/outbox/pace/gate.ts';

/** A gate whose time moves only by its own waiting. */
function gateOf(capacity: number, reserve = 0) {
  const time = { now: 0 };
  const gate = createGate({
    capacity,
    reserve,
    reserveMs: 5_000,
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

test('waits for an answer that is late, for only then it is known to have arrived, but no longer than a second', async () => {
  const { gate, time } = gateOf(1);
  const leave = await gate.enter();
  const next = gate.enter();
  time.now = 400;
  leave();
  await next;
  expect(time.now).toBe(1_400);
  await gate.enter();
  expect(time.now).toBe(3_400);
});

test('keeps room for an answer, and makes room for the next one', async () => {
  const { gate, time } = gateOf(3, 1);
  (await gate.enter())();
  (await gate.enter())();
  await gate.enterReply();
  expect(time.now).toBe(0);
  (await gate.enter())();
  expect(time.now).toBe(1_000);
});

test('an answer for which messages left no room goes before those that wait', async () => {
  const { gate, time } = gateOf(3, 1);
  (await gate.enter())();
  time.now = 300;
  (await gate.enter())();
  await gate.enterReply();
  await gate.enterReply();
  expect(time.now).toBe(1_000);
  await gate.enter();
  expect(time.now).toBe(1_300);
});

test('an answer waits for no message that the platform has not taken, and for no other answer', async () => {
  const { gate, time } = gateOf(2);
  await gate.enter();
  await gate.enter();
  for (let count = 0; count < 5; count += 1) await gate.enterReply();
  expect(time.now).toBe(0);
});

test('an answer does not wait for a notice that is edited now and then, however many answers go', async () => {
  const { gate, time } = gateOf(30, 5);
  for (let count = 0; count < 40; count += 1) await gate.enterReply();
  (await gate.enter())();
  const edited = time.now;
  for (let count = 0; count < 40; count += 1) await gate.enterReply();
  expect(time.now).toBe(edited);
});

test('what belongs to a message that has gone counts as another one, and goes before messages that wait', async () => {
  const { gate, time } = gateOf(2);
  const order: string[] = [];
  const goes = (what: string) => (leave: () => void) => {
    order.push(`${what} at ${time.now}`);
    leave();
  };
  const all = [
    gate.enter().then(goes('first')),
    gate.enter().then(goes('second')),
    gate.enter().then(goes('third')),
    gate.enterFurther().then(goes('file of the first')),
  ];
  await Promise.all(all);
  expect(order).toEqual(['file of the first at 0', 'first at 0', 'second at 1000', 'third at 1000']);
});
