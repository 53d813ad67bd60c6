import { describe, expect, it } from 'vitest';
import { createLanes } from '../../../src/adapters/telegram/lanes.ts';

describe('lanes', () => {
  it('run one key in order, although the first task is the slowest', async () => {
    const lanes = createLanes();
    const gate = Promise.withResolvers<void>();
    const order: string[] = [];
    const first = lanes.run('ani', async () => {
      await gate.promise;
      order.push('first');
    });
    const second = lanes.run('ani', async () => {
      order.push('second');
    });
    gate.resolve();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  });

  it('do not let one key wait for another', async () => {
    const lanes = createLanes();
    const gate = Promise.withResolvers<void>();
    const slow = lanes.run('ani', () => gate.promise);
    await lanes.run('budi', async () => undefined);
    gate.resolve();
    await slow;
  });

  it('go on after a failure, which only its own caller sees', async () => {
    const lanes = createLanes();
    const failing = lanes.run('ani', () => Promise.reject(new Error('no')));
    const next = lanes.run('ani', async () => undefined);
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBeUndefined();
  });
});
