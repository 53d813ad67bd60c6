import { expect, test } from 'vitest';
import { createLanes } from '../../../src/adapters/slack/lanes.ts';

test('one lane runs its jobs one after the other, in the order in which they came', async () => {
  const lanes = createLanes();
  const order: string[] = [];
  const first = Promise.withResolvers<void>();
  const done = [
    lanes.run('a', async () => {
      await first.promise;
      order.push('a1');
    }),
    lanes.run('a', async () => order.push('a2')),
    lanes.run('b', async () => order.push('b1')),
  ];
  await done[2];
  expect(order).toEqual(['b1']);
  first.resolve();
  await Promise.all(done);
  expect(order).toEqual(['b1', 'a1', 'a2']);
});

test('a job that fails does not stop the next one', async () => {
  const lanes = createLanes();
  const failing = lanes.run('a', () => Promise.reject(new Error('rusak')));
  const next = lanes.run('a', async () => 'jalan');
  await expect(failing).rejects.toThrow('rusak');
  await expect(next).resolves.toBe('jalan');
});

test('idle waits for jobs that are added meanwhile', async () => {
  const lanes = createLanes();
  const order: string[] = [];
  void lanes.run('a', async () => {
    void lanes.run('b', async () => {
      order.push('b');
    });
  });
  await lanes.idle();
  expect(order).toEqual(['b']);
});
