import { expect, it } from 'vitest';
import { createKeyedQueue } from '../../src/lib/keyed-queue.ts';

it('runs what one sender sent in its order, also after a failure', async () => {
  const inOrder = createKeyedQueue();
  const done: string[] = [];
  const first = Promise.withResolvers<void>();
  const tasks = [
    inOrder.run('a', async () => {
      await first.promise;
      done.push('a1');
    }),
    inOrder.run('a', async () => {
      done.push('a2');
      throw new Error('a2 failed');
    }),
    inOrder.run('a', async () => {
      done.push('a3');
    }),
    inOrder.run('b', async () => {
      done.push('b1');
    }),
  ];
  await tasks[3];
  expect(done).toEqual(['b1']);
  first.resolve();
  const outcomes = await Promise.allSettled(tasks);
  expect(done).toEqual(['b1', 'a1', 'a2', 'a3']);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
});

it('keeps a thousand updates of one sender in order', async () => {
  const inOrder = createKeyedQueue();
  const done: number[] = [];
  const numbers = Array.from({ length: 1_000 }, (_, index) => index);
  await Promise.all(
    numbers.map((number) =>
      inOrder.run('a', async () => {
        if (number % 7 === 0) await Promise.resolve();
        done.push(number);
      }),
    ),
  );
  expect(done).toEqual(numbers);
});

it('gives back what the task gave', async () => {
  await expect(createKeyedQueue().run('a', async () => 42)).resolves.toBe(42);
});

it('is idle once also what was added meanwhile is done', async () => {
  const inOrder = createKeyedQueue();
  const done: string[] = [];
  void inOrder.run('a', async () => {
    void inOrder.run('b', async () => {
      done.push('b');
    });
  });
  await inOrder.idle();
  expect(done).toEqual(['b']);
});
