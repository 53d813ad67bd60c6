import { expect, test } from 'vitest';
import { createOthers } from '../../src/outbox/pace/others.ts';

function othersOf() {
  const world = { now: 10_000, processes: 1 };
  const others = createOthers({ count: async () => world.processes, elapsed: () => world.now });
  return { world, others };
}

test('who is alone shares nothing and waits for nobody', async () => {
  const { others } = othersOf();
  expect(others).toMatchObject({ isShared: false, processes: 1 });
  await others.look();
  expect(others).toMatchObject({ isShared: false, processes: 1 });
  expect(others.restMs()).toBe(0);
});

test('who was alone shares from the next look on, once a window has passed that only it knows of', async () => {
  const { world, others } = othersOf();
  await others.look();
  world.processes = 2;
  await others.look();
  expect(others).toMatchObject({ isShared: true, processes: 2 });
  expect(others.restMs()).toBeGreaterThan(1_000);
  world.now += 1_500;
  expect(others.restMs()).toBe(0);
});

test('who comes new waits until the other has looked and waited', async () => {
  const { world, others } = othersOf();
  world.processes = 2;
  await others.look();
  // The other one looks each two seconds, and rests then.
  expect(others.restMs()).toBeGreaterThanOrEqual(3_500);
  await others.look();
  world.now += 4_000;
  expect(others.restMs()).toBe(0);
});

test('a process that is left alone goes on sharing for some seconds, and not for ever', async () => {
  const { world, others } = othersOf();
  world.processes = 2;
  await others.look();
  world.processes = 1;
  world.now += 4_000;
  await others.look();
  expect(others).toMatchObject({ isShared: true, processes: 1 });
  world.now += 1_000;
  await others.look();
  expect(others).toMatchObject({ isShared: false });
});
